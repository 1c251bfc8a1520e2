package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** Models of the converters, held to ONNX Runtime on rows with NaN, infinities and thresholds. */
class OnnxReaderTest {
  private static final double CLOSE = 1e-6;

  /** Trees without a function behind them: every bit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "forest",
        "forest_regressor",
        "extra_trees_regressor",
        "decision_tree",
        "boosting_regressor",
        "hist_regressor",
        "xgboost_regressor",
        "lightgbm_regressor",
        "lightgbm_category"
      })
  void isBitEqualForTrees(String name) {
    compare(OnnxFixture.of(name), 0);
  }

  /** Two classes of one margin: ONNX Runtime rounds what is left of 1, we don't. */
  @ParameterizedTest
  @ValueSource(strings = {"forest_binary", "extra_trees", "table_forest"})
  void isBitEqualForTreesWhenRoundedToFloat(String name) {
    OnnxFixture fixture = OnnxFixture.of(name);
    ScoringGraph graph = fixture.graph();
    List<List<Object>> rows = fixture.rows(graph);
    List<double[]> ours = OnnxFixture.score(graph, rows);
    for (double[] scores : ours) {
      scores[0] = (float) scores[0];
    }
    requireSame(ours, OrtOracle.ask(fixture.file(), rows).scores(), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logistic",
        "logistic_zipmap",
        "sgd_log_loss",
        "linear",
        "lda",
        "double_scaled",
        "mlp",
        "mlp_tanh",
        "mlp_regressor",
        "forest_double",
        "boosting",
        "boosting_classes",
        "hist",
        "hist_classes",
        "bagging",
        "calibrated",
        "voting",
        "naive_bayes",
        "bernoulli",
        "imputed",
        "clipped_pca",
        "selected",
        "one_hot_ints",
        "one_hot_floats",
        "table",
        "xgboost",
        "xgboost_classes",
        "xgboost_poisson",
        "lightgbm",
        "lightgbm_classes"
      })
  void isCloseForAllElse(String name) {
    compare(OnnxFixture.of(name), CLOSE);
  }

  /** ONNX Runtime adds up to 220 products in float. */
  @ParameterizedTest
  @ValueSource(strings = {"svr", "svr_linear"})
  void isNearForKernels(String name) {
    compare(OnnxFixture.of(name), 3e-5);
  }

  private static void compare(OnnxFixture fixture, double tolerance) {
    ScoringGraph graph = fixture.graph();
    List<List<Object>> rows = fixture.rows(graph);
    List<double[]> ours = OnnxFixture.score(graph, rows);
    requireSame(ours, OrtOracle.ask(fixture.file(), rows).scores(), tolerance);
    requireSame(ours, fixture.scores(), Math.max(tolerance, CLOSE));
  }

  private static void requireSame(List<double[]> ours, List<double[]> theirs, double tolerance) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int row = 0; row < ours.size(); row++) {
      for (int i = 0; i < theirs.get(row).length; i++) {
        double expected = theirs.get(row)[i];
        double scale = Math.max(1, Math.abs(expected));
        assertThat(ours.get(row)[i])
            .as("row %d, output %d", row, i)
            .isEqualTo(expected, offset(Double.isFinite(scale) ? tolerance * scale : 0));
      }
    }
  }

  /** Their scores are those of pairs of classes, or have the other sign: the label counts. */
  @ParameterizedTest
  @ValueSource(strings = {"svc_binary", "svc_linear", "linear_svc"})
  void saysTheLabelOfMachines(String name) {
    OnnxFixture fixture = OnnxFixture.of(name);
    ScoringGraph graph = fixture.graph();
    List<List<Object>> rows = fixture.rows(graph);
    List<String> labels = new ArrayList<>();
    for (double[] scores : OnnxFixture.score(graph, rows)) {
      int best = 0;
      for (int i = 1; i < scores.length; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      labels.add(graph.classes().get(best));
    }
    assertThat(labels).isEqualTo(OrtOracle.ask(fixture.file(), rows).labels());
  }

  @Test
  void makesFieldsOfColumns() {
    ScoringGraph graph = OnnxFixture.of("table").graph();
    assertThat(OnnxFixture.names(graph.inputs())).containsExactly("age", "fare", "city", "sex");
    assertThat(graph.inputs().get(0).type()).isEqualTo(FieldType.NUMERIC);
    assertThat(graph.inputs().get(2).type()).isEqualTo(FieldType.CATEGORICAL);
    assertThat(graph.classes()).containsExactly("0", "1");
    assertThat(graph.task()).isEqualTo(Task.BINARY);
  }

  @Test
  void numbersTheColumnsOfAMatrix() {
    ScoringGraph graph = OnnxFixture.of("one_hot_ints").graph();
    assertThat(OnnxFixture.names(graph.inputs())).containsExactly("X_0", "X_1", "X_2", "X_3");
    assertThat(graph.inputs().get(0).type()).isEqualTo(FieldType.INTEGER);
    assertThat(graph.task()).isEqualTo(Task.REGRESSION);
  }

  @Test
  void takesTheNamesOfFeatures() throws InvalidProtocolBufferException {
    ModelProto.Builder model = ModelProto.parseFrom(OnnxFixture.of("linear").file()).toBuilder();
    model
        .addMetadataPropsBuilder()
        .setKey("feature_names")
        .setValue("[\"a\", \"b\", \"c\", \"d\"]");
    ScoringGraph graph = OnnxReader.read("ONNX file 'x'", model.build().toByteArray());
    assertThat(OnnxFixture.names(graph.inputs())).containsExactly("a", "b", "c", "d");
  }

  /** A label alone is a share of 1. */
  @Test
  void endsInTheLabelWhereThereIsNoProbability() throws InvalidProtocolBufferException {
    OnnxFixture fixture = OnnxFixture.of("mlp");
    ModelProto.Builder model = ModelProto.parseFrom(fixture.file()).toBuilder();
    model.getGraphBuilder().removeOutput(1);
    ScoringGraph graph = OnnxReader.read("ONNX file 'x'", model.build().toByteArray());
    List<double[]> ours = OnnxFixture.score(graph, fixture.rows(graph));
    for (int row = 0; row < ours.size(); row++) {
      String label = fixture.cells().get(row)[fixture.header().size() - 1];
      assertThat(ours.get(row)[graph.classes().indexOf(label)]).isEqualTo(1);
    }
  }

  @Test
  void namesUnknownOperatorsAllAtOnce() {
    assertThatThrownBy(() -> OnnxFixture.of("neighbours").graph())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("ONNX file 'neighbours.onnx': operators must be among")
        .hasMessageContaining("'ai.onnx.Scan' (node 'Sc_Scan', opset")
        .hasMessageContaining("'ai.onnx.TopK'");
  }

  @Test
  void refusesWhatIsNoProtobuf() {
    assertThatThrownBy(() -> OnnxReader.read("ONNX file 'x'", new byte[] {1, 2, 3}))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("ONNX file 'x': ");
    assertThatThrownBy(() -> OnnxReader.read("ONNX file 'x'", new byte[0]))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("ONNX file 'x': file must be an ONNX model, but was without a graph.");
  }
}
