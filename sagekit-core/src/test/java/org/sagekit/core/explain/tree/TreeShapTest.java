package org.sagekit.core.explain.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

class TreeShapTest {
  private static final int FEATURES = 6;
  private static final int ROWS = 5;
  private static final int[] OWN = IntStream.range(0, FEATURES).toArray();

  @Property(tries = 100)
  void agreesWithEveryCoalitionOfEveryTree(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int depth) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, Math.min(depth, 9));
    double[] rows = RandomTrees.rows(seed + 1, FEATURES, ROWS);
    double[] values = shap(ensemble).values(rows, FEATURES);
    for (int row = 0; row < ROWS; row++) {
      double[] own = Arrays.copyOfRange(rows, row * FEATURES, (row + 1) * FEATURES);
      for (int output = 0; output < ensemble.outputs(); output++) {
        double[] expected = PlainShap.values(ensemble, own, output);
        for (int feature = 0; feature < FEATURES; feature++) {
          assertThat(values[(output * FEATURES + feature) * ROWS + row])
              .isCloseTo(expected[feature], within(1e-12));
        }
      }
    }
  }

  @Property(tries = 25)
  void startsFromTheMean(@ForAll long seed) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, 5);
    double[] mean = shap(ensemble).mean();
    for (int output = 0; output < mean.length; output++) {
      double expected = PlainShap.expectation(ensemble, new double[FEATURES], output, 0);
      assertThat(mean[output]).isCloseTo(expected, within(1e-12));
    }
  }

  @Property(tries = 25)
  void addsUpTheFeaturesOfAPlayer(@ForAll long seed) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, 6);
    double[] rows = RandomTrees.rows(seed + 1, FEATURES, 1);
    double[] single = shap(ensemble).values(rows, FEATURES);
    int[] pairs = {0, 0, 1, 1, 2, 2};
    double[] paired = TreeShap.of(ensemble, pairs, 3).orElseThrow().values(rows, FEATURES);
    for (int i = 0; i < paired.length; i++) {
      assertThat(paired[i]).isCloseTo(single[2 * i] + single[2 * i + 1], within(1e-12));
    }
  }

  @Property(tries = 25)
  void givesTheSameBitsForOneRowAndForMany(@ForAll long seed) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, 12);
    double[] rows = RandomTrees.rows(seed + 1, FEATURES, 300);
    double[] all = shap(ensemble).values(rows, FEATURES);
    double[] last =
        shap(ensemble).values(Arrays.copyOfRange(rows, 299 * FEATURES, 300 * FEATURES), FEATURES);
    for (int i = 0; i < last.length; i++) {
      assertThat(all[i * 300 + 299]).isEqualTo(last[i]);
    }
  }

  @Test
  void staysExactOnADeepTreeOfManyFeatures() {
    Node.TreeEnsemble chain = chain(400);
    double[] row = IntStream.range(0, 400).mapToDouble(i -> i % 3 == 0 ? 1 : -1).toArray();
    TreeShap shap = TreeShap.of(chain, IntStream.range(0, 400).toArray(), 400).orElseThrow();
    double sum = shap.mean()[0] + Arrays.stream(shap.values(row, 400)).sum();
    assertThat(sum).isCloseTo(0, within(1e-12));
  }

  /** Leaves at every level: {@code i} at the first level i whose number is at least 0. */
  private static Node.TreeEnsemble chain(int depth) {
    Tree.Builder tree = Tree.builder(1);
    int node = tree.split(0, 0, true, depth + 1);
    for (int level = 0; level < depth; level++) {
      int right = tree.leaf(1, level);
      boolean last = level == depth - 1;
      int left = last ? tree.leaf(1, depth) : tree.split(level + 1, 0, true, depth - level);
      tree.children(node, left, right);
      node = left;
    }
    return new Node.TreeEnsemble(
        0,
        1,
        List.of(tree.build()),
        List.of(),
        Doubles.of(0),
        1,
        Node.Comparison.LESS,
        Node.Precision.DOUBLE);
  }

  @Test
  void refusesWhatHasNoCoverOrTooManyLevels() {
    Tree.Builder bare = Tree.builder(1);
    int root = bare.split(0, 0, true, 0);
    int left = bare.leaf(0, 1);
    bare.children(root, left, bare.leaf(0, 2));
    Node.TreeEnsemble ensemble =
        new Node.TreeEnsemble(
            0,
            1,
            List.of(bare.build()),
            List.of(),
            Doubles.of(0),
            1,
            Node.Comparison.LESS,
            Node.Precision.DOUBLE);
    assertThat(TreeShap.of(ensemble, OWN, FEATURES)).isEmpty();
    assertThat(TreeShap.of(chain(1001), new int[1001], 1)).isEmpty();
  }

  private static TreeShap shap(Node.TreeEnsemble ensemble) {
    return TreeShap.of(ensemble, OWN, FEATURES).orElseThrow();
  }
}
