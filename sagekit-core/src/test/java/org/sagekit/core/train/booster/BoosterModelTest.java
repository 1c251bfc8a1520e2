package org.sagekit.core.train.booster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Tree;

class BoosterModelTest {

  @Test
  void readsWhatTheLibraryWrites() {
    BoosterModel model = Small.read(Small.JSON);
    assertThat(model.goal())
        .isEqualTo(new BoosterModel.Goal("reg:squarederror", 0, 1, Doubles.of(0.5)));
    assertThat(model.features().names()).containsExactly("age", "city");
    assertThat(model.rounds().starts()).containsExactly(0, 1);
    assertThat(model.rounds().best()).hasValue(0);
  }

  @Test
  void turnsSetsRoundAndMultipliesLeavesInFloat() {
    Tree tree = Small.read(Small.JSON).rounds().trees().get(0).toTree(new Two(), 0.1f);
    assertThat(tree.size()).isEqualTo(5);
    assertThat(tree.threshold(0)).isEqualTo(2.5);
    assertThat(tree.missingLeft(0)).isTrue();
    assertThat(tree.levelBits(tree.right(0))).containsExactly(0b10101);
    assertThat(tree.value(tree.left(0), 0)).isEqualTo(-0.1f);
  }

  /** Five levels; the codes are their numbers. */
  private record Two() implements BoosterColumns {
    @Override
    public int number(int feature) {
      return feature;
    }

    @Override
    public int level(int feature) {
      return feature;
    }

    @Override
    public long[] others(int feature, int[] codes) {
      long bits = 0b11111;
      for (int code : codes) {
        bits &= ~(1L << code);
      }
      return new long[] {bits};
    }
  }

  @Test
  void readsTheFormsOfEarlierReleases() {
    BoosterModel model = Small.with("\"[5E-1]\"", "\"5E-1\"");
    assertThat(model.goal().baseScores()).isEqualTo(Doubles.of(0.5));
    assertThat(Small.with("\"[5E-1]\"", "[5E-1]").goal()).isEqualTo(model.goal());
    assertThat(Small.with(", \"iteration_indptr\": [0, 1]", "").rounds().starts())
        .containsExactly(0, 1);
    assertThat(Small.with("[1, 0, 0, 0, 0]", "[true, false, false, false, false]").rounds().trees())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, -1, 3, -1, -1] | [1, -1, 0, -1, -1] | child at $ must be a node of the tree that no other node has, but was 0.",
        "[1, -1, 3, -1, -1] | [1, -1, 1, -1, -1] | child at $ must be a node",
        "[1, -1, 3, -1, -1] | [1, -1, 9, -1, -1] | child at $ must be a node",
        "[1, -1, 3, -1, -1] | [1, -1, 3, -1] | must be 4 numbers, but was 5.",
        "[1, -1, 3, -1, -1] | [1, -2, 3, -1, -1] | child of node 1 at $ must be a node or -1",
        "\"split_indices\": [0, | \"split_indices\": [7, | split_indices at $ must be below 2, but was 7.",
        "\"split_type\": [0, 0, 1, 0, 0] | \"split_type\": [1, 0, 1, 0, 0] | node 0 at $ must be with a set",
        "2.5E0 | NaN | content must be a model as XGBoost saves it, but is damaged at",
        "-1E0 | 1E99 | leaf value of node 1 at $ must be finite, but was Infinity.",
        "[1, 3] | [1, -3] | category at $ must be below 16777216, but was -3.",
        "\"categories_sizes\": [2] | \"categories_sizes\": [3] | end of a set at $ must be at most 2, but was 3.",
        "\"categories_nodes\": [2] | \"categories_nodes\": [5] | categories_nodes at $ must be other nodes below 5",
        "\"tree_info\": [0] | \"tree_info\": [1] | tree_info at $ must be below 1, but was 1.",
        "[0, 1], | [1, 0], | iteration_indptr at $ must be ascending from 0 to 1",
        "size_leaf_vector\": \"1 | size_leaf_vector\": \"3 | (multi_strategy=multi_output_tree) are not read, but was 3.",
        "\"num_feature\": \"2\" | \"num_feature\": \"99999999999\" | num_feature at $.learner.learner_model_param.num_feature must be from 0 to 4000000",
        "\"num_class\": \"0\" | \"num_class\": \"x\" | is damaged at $.learner.learner_model_param.num_class",
        "[5E-1] | [0x1p3] | is damaged at",
        "\"gbtree\" | \"gbforest\" | booster at $ must be gbtree, dart or gblinear, but was 'gbforest'.",
        "\"version\" | \"learner\" | damaged",
        "\"split_type\" | \"categories\" | must be in its object once, but was 'categories' again.",
        "\"age\", \"city\" | \"age\" | feature_names at $ must be one a feature or none, but was 1.",
      })
  void refusesWhatIsWrong(String part, String other, String message) {
    assertThatThrownBy(() -> Small.with(part, other))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("File 'x': ")
        .extracting(e -> e.getMessage().replace("$.learner.gradient_booster.model.trees[0]", "$"))
        .asString()
        .contains(message);
  }

  @Test
  void refusesWhatIsCutOffAnywhere() {
    byte[] whole = Small.JSON.strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> BoosterModel.read("File 'x'", part))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesWhatIsTooDeepOrGoesOn() {
    for (String deep : List.of("[".repeat(1_000_000), "{\"a\":".repeat(100_000))) {
      assertThatThrownBy(() -> Small.with("\"version\": [3, 2, 0]", "\"version\": " + deep))
          .isInstanceOf(ModelFormatException.class);
    }
    assertThatThrownBy(() -> Small.read(Small.JSON + "{}"))
        .isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(() -> Small.read("binf\u0000\u0001"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "File 'x': content must be a model that XGBoost saved as JSON or UBJ, but was none. Maybe save it again by booster.save_model('model.json').");
  }

  /** A chain of splits as long as the file. */
  @Test
  void readsATreeOfAnyDepth() {
    int splits = 100_000;
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int node = 0; node < 2 * splits + 1; node++) {
      boolean split = node % 2 == 0 && node < 2 * splits;
      left.append(node == 0 ? "" : ",").append(split ? node + 1 : -1);
      right.append(node == 0 ? "" : ",").append(split ? node + 2 : -1);
    }
    String zeros = "[0" + ",0".repeat(2 * splits) + "]";
    String json =
        Small.JSON
            .replace("[1, -1, 3, -1, -1]", "[" + left + "]")
            .replace("[2, -1, 4, -1, -1]", "[" + right + "]")
            .replaceAll(
                "\"(split_[a-z]+|default_left|sum_hessian)\": \\[[^]]*]", "\"$1\": " + zeros)
            .replaceAll("\"(categories[a-z_]*)\": \\[[^]]*]", "\"$1\": []");
    Tree tree = Small.read(json).rounds().trees().get(0).toTree(new Two(), 1);
    assertThat(tree.size()).isEqualTo(2 * splits + 1);
  }
}
