package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** The oracle is XGBoost 3.2: see {@code booster_fixtures.py}. */
class XgboostReaderTest {

  private static ScoringGraph read(String file) {
    return XgboostReader.read("XGBoost model '" + file + "'", Known.file(file));
  }

  private static double[] flat(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgb-logistic.json",
        "xgb-logistic.ubj",
        "xgb-logitraw.json",
        "xgb-squarederror.json",
        "xgb-absoluteerror.json",
        "xgb-pseudohuber.json",
        "xgb-quantile.json",
        "xgb-reg-logistic.json",
        "xgb-gamma.json",
        "xgb-tweedie.json",
        "xgb-poisson.json",
        "xgb-softprob.json",
        "xgb-softprob.ubj",
        "xgb-softmax.json",
        "xgb-ndcg.json",
        "xgb-pairwise.json",
        "xgb-dart.json",
        "xgb-dart-softprob.json",
        "xgb-forest.json",
        "xgb-codes.json",
        "xgb-codes.ubj",
        "xgb-levels.json",
        "xgb-levels.ubj"
      })
  void givesTheMarginsOfTheLibraryToTheBit(String file) {
    Known known = Known.of(file.substring(0, file.lastIndexOf('.')));
    ScoringGraph graph = read(file);
    Dataset rows = known.rows(graph);
    Margins.requireEqual(Margins.together(graph, rows), flat(known.scores()));
    Margins.requireEqual(Margins.alone(graph, rows), flat(known.scores()));
  }

  /** The library takes exponentials in float, and divides: that is two roundings. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgb-logistic",
        "xgb-hinge",
        "xgb-squarederror",
        "xgb-reg-logistic",
        "xgb-gamma",
        "xgb-tweedie",
        "xgb-poisson",
        "xgb-softprob",
        "xgb-ndcg",
        "xgb-dart",
        "xgb-codes",
        "xgb-levels"
      })
  void givesThePredictionsOfTheLibrary(String name) {
    Known known = Known.of(name);
    ScoringGraph graph = read(name + ".json");
    double[] outputs = Scorers.of(graph).score(known.rows(graph)).toArray();
    int width = outputs.length / known.cells().size();
    boolean two = graph.task() == Task.BINARY;
    for (int row = 0; row < known.cells().size(); row++) {
      double[] expected = known.predictions().get(row);
      for (int i = 0; i < expected.length; i++) {
        double actual = outputs[row * width + (two ? 1 : i)];
        assertThat(Math.abs((float) actual - (float) expected[i]) / Math.ulp((float) expected[i]))
            .as("row %s: %s, expected %s", row, actual, expected[i])
            .isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void namesInputsAndClassesThatTheFileDoesNot() {
    ScoringGraph graph = read("xgb-softprob.json");
    assertThat(graph.inputs())
        .extracting(Field::name)
        .containsExactly("f0", "f1", "f2", "f3", "f4");
    assertThat(graph.inputs()).extracting(Field::type).containsOnly(FieldType.NUMERIC);
    assertThat(graph.classes()).containsExactly("0", "1", "2");
    assertThat(read("xgb-squarederror.json").task()).isEqualTo(Task.REGRESSION);
  }

  @Test
  void readsCategoriesByNameWhereTheFileHasTheNames() {
    ScoringGraph graph = read("xgb-levels.ubj");
    assertThat(graph).isEqualTo(read("xgb-levels.json"));
    assertThat(graph.inputs())
        .extracting(Field::type)
        .containsExactly(
            FieldType.NUMERIC, FieldType.NUMERIC, FieldType.CATEGORICAL, FieldType.CATEGORICAL);
    assertThat(graph.nodes().get(3))
        .isEqualTo(new Node.CategoryInput("ten", List.of("0", "10", "20", "30", "40", "50")));
  }

  /** The library sends a level that it never saw to the left, whatever a missing one does. */
  @Test
  void takesALevelThatWasNeverSeenForNoneOfASet() {
    ScoringGraph codes = read("xgb-codes.json");
    double[] unseen =
        Scorers.of(codes).score(Row.of("f0", 0, "f1", 0, "f2", 77, "f3", 0, "f4", 0)).toArray();
    double[] negative =
        Scorers.of(codes).score(Row.of("f0", 0, "f1", 0, "f2", -3, "f3", 0, "f4", 0)).toArray();
    assertThat(unseen).isEqualTo(negative);
    ScoringGraph levels = read("xgb-levels.json");
    assertThat(
            Scorers.of(levels)
                .score(Row.of("n0", 0, "n1", 0, "city", "Atlantis", "ten", "0"))
                .toArray())
        .hasSize(2);
  }

  @Test
  void keepsTheRoundsUpToTheBestIfItIsToldTo() {
    Known known = Known.of("xgb-best");
    ScoringGraph graph = XgboostReader.read("File", Known.file("xgb-best.json"), Rounds.BEST);
    Margins.requireEqual(Margins.together(graph, known.rows(graph)), flat(known.scores()));
    assertThat(read("xgb-best.json")).isNotEqualTo(graph);
    assertThatThrownBy(() -> XgboostReader.read("File", Known.file("xgb-dart.json"), Rounds.BEST))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("File: best_iteration must be told by the file, but was not.");
  }

  /**
   * The library adds in float: the oracle is its own sum but for the rounding of five additions.
   */
  @ParameterizedTest
  @ValueSource(strings = {"xgb-linear", "xgb-linear-softprob"})
  void givesTheScoresOfLinearModelsButForTheRounding(String name) {
    Known known = Known.of(name);
    ScoringGraph graph = read(name + ".json");
    double[] expected = flat(known.scores());
    double[] actual = Margins.together(graph, known.rows(graph));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double most = 6 * Math.ulp((float) Math.max(8, Math.abs(expected[i])));
      assertThat(actual[i]).isCloseTo(expected[i], offset(most));
    }
  }

  @Test
  void softmaxFindsTheClassOfTheLibrary() {
    Known known = Known.of("xgb-softmax");
    ScoringGraph graph = read("xgb-softmax.json");
    Predictions predictions = Scorers.of(graph).score(known.rows(graph));
    for (int row = 0; row < predictions.size(); row++) {
      assertThat((double) predictions.best(row)).isEqualTo(known.predictions().get(row)[0]);
    }
  }

  @Test
  void refusesWhatCantBeComputed() {
    refuses(
        "xgb-refused-multi-target.json",
        "num_target must be 1, as several are not read, but was 2.");
    refuses(
        "xgb-refused-vector-leaf.json",
        "must be 1, as trees of several outputs (multi_strategy=multi_output_tree) are not read, but was 2.");
    refuses(
        "xgb-pairwise.json",
        "\"num_feature\":\"5\",\"num_target",
        "\"num_feature\":\"3999999\",\"num_target",
        "features must be from 1 to 200000, but was 3999999.");
    refuses("xgb-pairwise.json", "rank:pairwise", "rank:secret", "objective must be one of");
    refuses(
        "xgb-gamma.json",
        "reg:gamma",
        "multi:softprob",
        "num_class must be at least 2 for multi:softprob, but was 0.");
  }

  private static void refuses(String file, String message) {
    refuses(file, "", "", message);
  }

  private static void refuses(String file, String part, String other, String message) {
    String json = new String(Known.file(file), StandardCharsets.UTF_8).replace(part, other);
    assertThatThrownBy(() -> XgboostReader.read("File", json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("File: ")
        .hasMessageContaining(message);
  }
}
