package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** The oracle is LightGBM 4.7: see {@code booster_fixtures.py}. */
class LightGbmReaderTest {

  private static ScoringGraph read(String name) {
    return LightGbmReader.read("LightGBM model '" + name + "'", Known.file(name + ".txt"));
  }

  private static double[] flat(List<double[]> rows, double factor) {
    return rows.stream().flatMapToDouble(Arrays::stream).map(x -> x * factor).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lgb-binary",
        "lgb-binary-sigmoid",
        "lgb-multiclass",
        "lgb-multiclassova",
        "lgb-regression",
        "lgb-regression_l1",
        "lgb-huber",
        "lgb-fair",
        "lgb-quantile",
        "lgb-mape",
        "lgb-poisson",
        "lgb-gamma",
        "lgb-tweedie",
        "lgb-cross_entropy",
        "lgb-lambdarank",
        "lgb-rank_xendcg",
        "lgb-dart",
        "lgb-forest",
        "lgb-forest-binary",
        "lgb-codes",
        "lgb-zero-missing",
        "lgb-zero-missing-codes",
        "lgb-none-missing",
        "lgb-constant",
        "lgb-infinite",
        "lgb-levels"
      })
  void givesTheScoresOfTheLibraryToTheBitAndItsPredictions(String name) {
    Known known = Known.of(name);
    ScoringGraph graph = read(name);
    Dataset rows = known.rows(graph);
    double mean = name.equals("lgb-forest") ? 1.0 / 7 : name.startsWith("lgb-forest") ? 1.0 / 6 : 1;
    Margins.requireEqual(Margins.together(graph, rows), flat(known.scores(), mean));
    Margins.requireEqual(Margins.alone(graph, rows), flat(known.scores(), mean));
    double[] outputs = Scorers.of(graph).score(rows).toArray();
    int width = outputs.length / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      double[] expected = known.predictions().get(row);
      for (int i = 0; i < expected.length; i++) {
        double actual = outputs[row * width + (graph.task() == Task.BINARY ? 1 : i)];
        assertThat(actual)
            .as("row %s", row)
            .isCloseTo(expected[i], offset(1e-12 * Math.max(1, expected[i])));
      }
    }
  }

  @Test
  void namesInputsAsTheFileDoes() {
    ScoringGraph graph = read("lgb-binary");
    assertThat(graph.inputs())
        .extracting(Field::name)
        .containsExactly("age", "pay", "code", "debt", "rate");
    assertThat(graph.classes()).containsExactly("0", "1");
    assertThat(read("lgb-multiclassova").task()).isEqualTo(Task.MULTICLASS);
    assertThat(read("lgb-levels").nodes().get(3))
        .isEqualTo(new Node.CategoryInput("ten", List.of("0", "10", "20", "30", "40", "50")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tree=1 | Tree=2 | must be Tree=1, but was Tree=2.",
        "on=v4 | on=v9 | version must be v2 to v4, but was v9.",
        "end of trees | end of woods | content must be a whole model with 'end of trees', but was cut off.",
        "num_leaves=7 | num_leaves=8 | must be 8 numbers, but was 7.",
        "num_leaves=7 | num_leaves=0 | must be whole numbers from 1 to 50000000, but was 0.0.",
        "num_leaves=7 | num_leaves=50000000 | must be 50000000 numbers, but was 7.",
        "split_feature=0 | split_feature=5 | must be whole numbers from 0 to 4, but was 5.0.",
        "threshold=0. | threshold=NaN | must be numbers, but was 'NaN",
        "threshold=0. | threshold=0x | must be numbers, but was '0x",
        "left_child=1 | left_child=2 | must be one that no other has",
        "left_child=1 | left_child=0 | child of split 0 must be one that no other has, but was 0.",
        "decision_type=10 | decision_type=14 | must be whole numbers from 0 to 11, but was 14.0.",
        "objective=binary sigmoid:1 | objective=secret | objective must be one that is known, but was 'secret'.",
        "objective=binary sigmoid:1 | objective=multiclass num_class:3 | num_tree_per_iteration must be at least 2 for 'multiclass', but was 1.",
        "num_tree_per_iteration=1 | num_tree_per_iteration=3 | trees must be 3 in each round, but was 8 in all.",
        "sigmoid:1 | sigmoid:-1 | sigmoid must be above 0, but was -1.0.",
        "=age pay | =age age | feature names must be distinct, but was 'age' again.",
        "max_feature_idx=4 | max_feature_idx=400 | feature_names must be 401 names, but was 5.",
        "is_linear=0 | is_linear=1 | is_linear must be 0, as linear trees are not read, but was 1.",
        "num_cat=0 | num_leaves=7 | must be a new name, but was 'num_leaves' again.",
        "pandas_categorical:null | pandas_categorical:[[1, | pandas_categorical must be lists of levels",
        "pandas_categorical:null | pandas_categorical:[[\"a\"]] | pandas_categorical must be as many lists as there are categorical features, 0, but was 1.",
      })
  void refusesWhatIsWrong(String part, String other, String message) {
    String text = new String(Known.file("lgb-binary.txt"), StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    refuses(text.replace(part, other).getBytes(StandardCharsets.UTF_8), message);
  }

  @Test
  void refusesWhatCantBeComputed() {
    refuses(
        Known.file("lgb-refused-linear.txt"),
        "is_linear must be 0, as linear trees are not read, but was 1.");
    refuses(
        Known.file("lgb-refused-sqrt.txt"),
        "objective must be without 'sqrt', as reg_sqrt is not read, but was 'regression sqrt'.");
  }

  @Test
  void refusesWhatIsCutOffBeforeTheEndOfTheTrees() {
    byte[] whole = Known.file("lgb-constant.txt");
    int end = new String(whole, StandardCharsets.UTF_8).indexOf("end of trees");
    for (int length = 0; length < end + 12; length++) {
      refuses(Arrays.copyOf(whole, length), "");
    }
  }

  private static void refuses(byte[] file, String message) {
    assertThatThrownBy(() -> LightGbmReader.read("File", file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("File: ")
        .hasMessageContaining(message);
  }
}
