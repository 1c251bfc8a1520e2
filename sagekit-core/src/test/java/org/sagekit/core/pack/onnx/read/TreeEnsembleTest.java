package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.ScoringGraph;

/** The trees of version 5. */
class TreeEnsembleTest {
  /** Two trees: one of two splits, one of which asks for members of a set; one of one split. */
  static ModelProto.Builder model() {
    return model(4);
  }

  /** With the leaf to which the false branch of the second tree leads. */
  private static ModelProto.Builder model(int lastLeaf) {
    NodeProto.Builder node =
        OnnxModels.ml("TreeEnsemble", "X", "Y")
            .addAttribute(OnnxModels.wholes("tree_roots", 0, 2))
            .addAttribute(OnnxModels.wholes("nodes_featureids", 0, 1, 0))
            .addAttribute(
                OnnxModels.tensor("nodes_splits", OnnxModels.floats("", List.of(3L), 0.5, 0, 0.25)))
            .addAttribute(OnnxModels.tensor("nodes_modes", OnnxModels.bytes("", 1, 6, 0)))
            .addAttribute(OnnxModels.wholes("nodes_truenodeids", 1, 1, 3))
            .addAttribute(OnnxModels.wholes("nodes_trueleafs", 0, 1, 1))
            .addAttribute(OnnxModels.wholes("nodes_falsenodeids", 0, 2, lastLeaf))
            .addAttribute(OnnxModels.wholes("nodes_falseleafs", 1, 1, 1))
            .addAttribute(OnnxModels.wholes("nodes_missing_value_tracks_true", 1, 0, 0))
            .addAttribute(
                OnnxModels.tensor(
                    "membership_values", OnnxModels.floats("", List.of(4L), 1, 4, 7, Double.NaN)))
            .addAttribute(OnnxModels.wholes("leaf_targetids", 0, 0, 0, 0, 0))
            .addAttribute(
                OnnxModels.tensor(
                    "leaf_weights", OnnxModels.floats("", List.of(5L), 0.1, 0.2, 0.3, 7, 9)))
            .addAttribute(OnnxModels.whole("n_targets", 1))
            .addAttribute(OnnxModels.whole("aggregate_function", 1))
            .addAttribute(OnnxModels.whole("post_transform", 0));
    return OnnxModels.version(
        OnnxModels.of(
            OnnxModels.FLOAT, 2, List.of(node), OnnxModels.value("Y", OnnxModels.FLOAT, 1)),
        5);
  }

  @Test
  void isBitEqual() {
    byte[] file = model().build().toByteArray();
    List<List<Object>> rows =
        List.of(
            List.of(0.0, 1.0),
            List.of(0.0, 4.0),
            List.of(0.0, 7.0),
            List.of(0.0, 2.0),
            List.of(0.5, 2.0),
            List.of(Double.NaN, 4.0),
            List.of(Double.NaN, 5.0),
            List.of(-1.0, Double.NaN));
    ScoringGraph graph = OnnxReader.read("ONNX file 'v5'", file);
    List<double[]> ours = OnnxFixture.score(graph, rows);
    List<double[]> theirs = OrtOracle.ask(file, rows).scores();
    for (int row = 0; row < rows.size(); row++) {
      assertThat(ours.get(row)).as("row %d", row).isEqualTo(theirs.get(row));
    }
  }

  /**
   * Two branches to one leaf: the specification's tree of one leaf, which ONNX Runtime misreads.
   */
  @Test
  void takesBranchesToOneLeafForALeaf() {
    byte[] file = model(3).build().toByteArray();
    ScoringGraph graph = OnnxReader.read("ONNX file 'v5'", file);
    List<double[]> scores = OnnxFixture.score(graph, List.of(List.of(0.0, 4.0)));
    assertThat(scores.get(0)).containsExactly(0.2f + 7f);
  }
}
