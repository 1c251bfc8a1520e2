package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.ScoringGraph;

/** Trees of all kinds of splits, held to ONNX Runtime bit for bit. */
class TreeOperatorsTest {
  private static final int FORESTS = 20;
  private static final int ROWS = 80;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BRANCH_LEQ",
        "BRANCH_LT",
        "BRANCH_GTE",
        "BRANCH_GT",
        "BRANCH_EQ",
        "BRANCH_NEQ",
        "BRANCH_LEQ BRANCH_GT",
        "BRANCH_LT BRANCH_GTE",
        "BRANCH_LEQ BRANCH_LT BRANCH_GTE BRANCH_GT BRANCH_EQ BRANCH_NEQ"
      })
  void isBitEqualForAllBranches(String modes) {
    for (int seed = 0; seed < FORESTS; seed++) {
      ModelProto model = RandomForests.regressor(seed, 1, OnnxModels.FLOAT, modes.split(" "));
      requireEqual(model, RandomForests.rows(seed, ROWS), 0);
    }
  }

  @Test
  void comparesDoublesAsDoubles() {
    for (int seed = 0; seed < FORESTS; seed++) {
      ModelProto model =
          RandomForests.regressor(
              seed, 1, OnnxModels.DOUBLE, "BRANCH_LEQ", "BRANCH_LT", "BRANCH_EQ");
      requireEqual(model, RandomForests.rows(seed, ROWS), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, true, NONE, 0",
    "3, false, NONE, 0",
    "2, false, NONE, 0",
    "3, true, LOGISTIC, 1e-6",
    "4, false, SOFTMAX, 1e-6"
  })
  void isEqualForClasses(int classes, boolean oneEach, String transform, double tolerance) {
    for (int seed = 0; seed < FORESTS; seed++) {
      ModelProto model = RandomForests.classifier(seed, classes, oneEach, transform);
      requireEqual(model, RandomForests.rows(seed, ROWS), tolerance);
    }
  }

  private static void requireEqual(ModelProto model, List<List<Object>> rows, double tolerance) {
    byte[] file = model.toByteArray();
    ScoringGraph graph = OnnxReader.read("ONNX file 'trees'", file);
    List<double[]> ours = OnnxFixture.score(graph, rows);
    List<double[]> theirs = OrtOracle.ask(file, rows).scores();
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < theirs.get(row).length; i++) {
        assertThat(ours.get(row)[i])
            .as("output %d of %s", i, rows.get(row))
            .isEqualTo(theirs.get(row)[i], offset(tolerance));
      }
    }
  }

  @Test
  void refusesSeveralTargets() {
    byte[] file = RandomForests.regressor(1, 3, OnnxModels.FLOAT, "BRANCH_LEQ").toByteArray();
    assertThatThrownBy(() -> OnnxReader.read("ONNX file 'x'", file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "ONNX file 'x': outputs without a label must be one number or shares of classes, but"
                + " was 3 numbers. Maybe export one model for each.");
  }
}
