package org.sagekit.examples.bench;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Writes trees of one number a leaf as ONNX's TreeEnsembleRegressor, in float. */
final class OnnxTrees {
  private final NodeProto.Builder node =
      NodeProto.newBuilder()
          .setOpType("TreeEnsembleRegressor")
          .setDomain("ai.onnx.ml")
          .addInput("rows")
          .addOutput("margins");

  private OnnxTrees() {}

  /** The model as a file has it. */
  static byte[] of(Node.TreeEnsemble ensemble) {
    OnnxTrees writer = new OnnxTrees();
    writer.attribute("n_targets", AttributeProto.AttributeType.INT).setI(1);
    writer.trees(ensemble);
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
        .setGraph(
            GraphProto.newBuilder()
                .setName("trees")
                .addInput(floats("rows", GeneratedRows.COLUMNS))
                .addOutput(floats("margins", 1))
                .addNode(writer.node))
        .build()
        .toByteArray();
  }

  private static ValueInfoProto floats(String name, int width) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("count");
    shape.addDimBuilder().setDimValue(width);
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return node.addAttributeBuilder().setName(name).setType(type);
  }

  private AttributeProto.Builder integers(String name) {
    return attribute(name, AttributeProto.AttributeType.INTS);
  }

  private AttributeProto.Builder reals(String name) {
    return attribute(name, AttributeProto.AttributeType.FLOATS);
  }

  private void trees(Node.TreeEnsemble ensemble) {
    AttributeProto.Builder trees = integers("nodes_treeids");
    AttributeProto.Builder nodes = integers("nodes_nodeids");
    AttributeProto.Builder features = integers("nodes_featureids");
    AttributeProto.Builder thresholds = reals("nodes_values");
    AttributeProto.Builder modes = attribute("nodes_modes", AttributeProto.AttributeType.STRINGS);
    AttributeProto.Builder left = integers("nodes_truenodeids");
    AttributeProto.Builder right = integers("nodes_falsenodeids");
    AttributeProto.Builder missing = integers("nodes_missing_value_tracks_true");
    AttributeProto.Builder leafTrees = integers("target_treeids");
    AttributeProto.Builder leaves = integers("target_nodeids");
    AttributeProto.Builder targets = integers("target_ids");
    AttributeProto.Builder weights = reals("target_weights");
    ByteString split =
        ByteString.copyFromUtf8(
            ensemble.comparison() == Node.Comparison.LESS ? "BRANCH_LT" : "BRANCH_LEQ");
    for (int index = 0; index < ensemble.trees().size(); index++) {
      Tree tree = ensemble.trees().get(index);
      for (int at = 0; at < tree.size(); at++) {
        boolean leaf = tree.isLeaf(at);
        trees.addInts(index);
        nodes.addInts(at);
        features.addInts(leaf ? 0 : tree.feature(at));
        thresholds.addFloats((float) tree.threshold(at));
        modes.addStrings(leaf ? ByteString.copyFromUtf8("LEAF") : split);
        left.addInts(leaf ? 0 : tree.left(at));
        right.addInts(leaf ? 0 : tree.right(at));
        missing.addInts(!leaf && tree.missingLeft(at) ? 1 : 0);
        if (leaf) {
          leafTrees.addInts(index);
          leaves.addInts(at);
          targets.addInts(0);
          weights.addFloats((float) tree.value(at, 0));
        }
      }
    }
  }
}
