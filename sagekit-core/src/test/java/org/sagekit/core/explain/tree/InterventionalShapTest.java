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

class InterventionalShapTest {
  private static final int FEATURES = 6;
  private static final int ROWS = 4;
  private static final int BACKGROUND = 5;
  private static final int EVERY = (1 << FEATURES) - 1;
  private static final int[] OWN = IntStream.range(0, FEATURES).toArray();

  private static InterventionalShap shap(
      Node.TreeEnsemble ensemble, int[] players, double[] background) {
    int count = 1 + Arrays.stream(players).max().orElse(0);
    return InterventionalShap.of(ensemble, players, count, background, players.length)
        .orElseThrow();
  }

  @Property(tries = 100)
  void agreesWithEveryCoalitionOfFeatures(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int depth) {
    requireByTheBook(seed, depth, OWN);
  }

  @Property(tries = 60)
  void theFeaturesOfAPlayerPassTogether(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int depth) {
    requireByTheBook(seed, depth, new int[] {0, 1, 0, 2, 1, 0});
  }

  private static void requireByTheBook(long seed, int depth, int[] players) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, depth);
    double[] rows = RandomTrees.rows(seed + 1, FEATURES, ROWS);
    double[] background = RandomTrees.rows(seed + 2, FEATURES, BACKGROUND);
    int count = 1 + Arrays.stream(players).max().orElse(0);
    double[] values = shap(ensemble, players, background).values(rows, FEATURES);
    for (int row = 0; row < ROWS; row++) {
      double[] own = Arrays.copyOfRange(rows, row * FEATURES, (row + 1) * FEATURES);
      for (int output = 0; output < ensemble.outputs(); output++) {
        double[] worth = new double[1 << count];
        for (int coalition = 0; coalition < worth.length; coalition++) {
          worth[coalition] = worth(ensemble, output, own, background, players, coalition);
        }
        for (int player = 0; player < count; player++) {
          assertThat(values[(output * count + player) * ROWS + row])
              .isCloseTo(shapley(worth, player, count), within(1e-12));
        }
      }
    }
  }

  /** The mean over the background of what the ensemble says of the mixtures. */
  private static double worth(
      Node.TreeEnsemble ensemble,
      int output,
      double[] row,
      double[] background,
      int[] players,
      int coalition) {
    double sum = 0;
    for (int other = 0; other < BACKGROUND; other++) {
      double[] mixed = Arrays.copyOfRange(background, other * FEATURES, (other + 1) * FEATURES);
      for (int feature = 0; feature < FEATURES; feature++) {
        mixed[feature] = (coalition >> players[feature] & 1) != 0 ? row[feature] : mixed[feature];
      }
      sum += PlainShap.expectation(ensemble, mixed, output, EVERY) / BACKGROUND;
    }
    return sum;
  }

  /** Shapley (1953). */
  private static double shapley(double[] worth, int player, int players) {
    double value = 0;
    for (int coalition = 0; coalition < worth.length; coalition++) {
      if ((coalition >> player & 1) == 0) {
        double ways = players;
        for (int i = 0; i < Integer.bitCount(coalition); i++) {
          ways = ways * (players - 1 - i) / (i + 1);
        }
        value += (worth[coalition | 1 << player] - worth[coalition]) / ways;
      }
    }
    return value;
  }

  @Property(tries = 25)
  void startsFromTheMeanOfTheBackground(@ForAll long seed) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, 5);
    double[] background = RandomTrees.rows(seed + 2, FEATURES, BACKGROUND);
    double[] mean = shap(ensemble, OWN, background).mean();
    for (int output = 0; output < mean.length; output++) {
      double expected = worth(ensemble, output, new double[FEATURES], background, OWN, 0);
      assertThat(mean[output]).isCloseTo(expected, within(1e-12));
    }
  }

  @Property(tries = 25)
  void givesTheSameBitsForOneRowAndForMany(@ForAll long seed) {
    Node.TreeEnsemble ensemble = RandomTrees.ensemble(seed, FEATURES, 8);
    InterventionalShap shap = shap(ensemble, OWN, RandomTrees.rows(seed + 2, FEATURES, BACKGROUND));
    double[] rows = RandomTrees.rows(seed + 1, FEATURES, 300);
    double[] all = shap.values(rows, FEATURES);
    double[] last = shap.values(Arrays.copyOfRange(rows, 299 * FEATURES, 300 * FEATURES), FEATURES);
    for (int i = 0; i < last.length; i++) {
      assertThat(all[i * 300 + 299]).isEqualTo(last[i]);
    }
    assertThat(shap.values(new double[0], FEATURES)).isEmpty();
  }

  @Test
  void staysExactOnADeepTreeOfManyPlayersWithoutCovers() {
    int depth = 400;
    int[] players = IntStream.range(0, depth).toArray();
    double[] background = IntStream.range(0, depth).mapToDouble(i -> i < 300 ? -1 : 1).toArray();
    double[] row = IntStream.range(0, depth).mapToDouble(i -> i < 200 ? 1 : -1).toArray();
    InterventionalShap shap = shap(chain(depth), players, background);
    double[] values = shap.values(row, depth);
    assertThat(shap.mean()[0]).isEqualTo(300);
    assertThat(300 + Arrays.stream(values).sum()).isCloseTo(0, within(1e-9));
    assertThat(Arrays.stream(values, 200, 300).toArray()).containsOnly(0);
  }

  @Test
  void refusesTooManyLevels() {
    assertThat(InterventionalShap.of(chain(1001), new int[1001], 1, new double[1001], 1001))
        .isEmpty();
  }

  /** {@code i} at the first level i whose number is at least 0; nobody knows how often. */
  private static Node.TreeEnsemble chain(int depth) {
    Tree.Builder tree = Tree.builder(1);
    int node = tree.split(0, 0, true, 0);
    for (int level = 0; level < depth; level++) {
      int right = tree.leaf(0, level);
      boolean last = level == depth - 1;
      int left = last ? tree.leaf(0, depth) : tree.split(level + 1, 0, true, 0);
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
}
