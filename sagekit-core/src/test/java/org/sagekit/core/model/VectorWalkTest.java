package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/**
 * The tests' JVM is started with the module, so that its absence is a failure here. Processors of
 * other kinds may have vectors that are too short to be used.
 */
class VectorWalkTest {
  private static final int FEATURES = 5;

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void isTakenForTreesOfSixLevels() {
    assertThat(Scorers.of(graph(new Random(1), 6)).toString())
        .startsWith("scorer of 7 nodes, trees filled up to 6 levels, many rows by vectors of ");
  }

  @Test
  void isNotTakenForDeeperTrees() {
    assertThat(Scorers.of(graph(new Random(1), 7)).toString()).endsWith("trees in 8-byte nodes");
  }

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void isNotTakenForMoreLimitsThanABytesRanks() {
    assertThat(Scorers.of(stumps(new Random(1), 1, 255)).toString()).contains("vectors");
    assertThat(Scorers.of(stumps(new Random(1), 1, 256)).toString()).doesNotContain("vectors");
  }

  @Property(tries = 60)
  void ranksAsManyLimitsAsThereAre(@ForAll long seed) {
    Random random = new Random(seed);
    int features = 1 + random.nextInt(40);
    ScoringGraph graph = stumps(random, features, 1 + random.nextInt(255));
    double[] numbers = numbers(random, (32 + random.nextInt(600)) * features);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(3) == 0 ? limit(random.nextInt(255)) : numbers[i];
    }
    assertSame(Scorers.of(graph), numbers, features);
  }

  @Property(tries = 60)
  void saysOfManyRowsWhatIsSaidOfEach(@ForAll long seed) {
    Random random = new Random(seed);
    ScoringGraph graph = graph(random, random.nextInt(7));
    double[] numbers = numbers(random, (1 + random.nextInt(1200)) * FEATURES);
    assertSame(Scorers.of(graph), numbers, FEATURES);
  }

  /** That many rows are scored as each of them alone. */
  private static void assertSame(Scorer scorer, double[] numbers, int features) {
    int rows = numbers.length / features;
    double[] all = new double[rows];
    scorer.score(numbers, all);
    double[] one = new double[1];
    for (int row = 0; row < rows; row++) {
      scorer.score(Arrays.copyOfRange(numbers, row * features, (row + 1) * features), one);
      assertThat(Double.doubleToRawLongBits(all[row]))
          .isEqualTo(Double.doubleToRawLongBits(one[0]));
    }
  }

  /** The limits of stumps, in no order: near zero, huge and negative ones. */
  private static float limit(int index) {
    return Float.intBitsToFloat((index % 2 << 31) + (index << 23));
  }

  /** For each feature trees of one split, whose limits are different ones. */
  private static ScoringGraph stumps(Random random, int features, int limits) {
    List<Tree> trees = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      int own = feature == 0 ? limits : 1 + random.nextInt(limits);
      boolean both = random.nextBoolean();
      for (int i = 0; i < own; i++) {
        Tree.Builder stump = Tree.builder(1);
        boolean missingLeft = both && limits <= 255 && random.nextBoolean();
        int node = stump.split(feature, i == 255 ? 1.5 : limit(i), missingLeft, 1);
        int left = stump.leaf(1, random.nextGaussian());
        trees.add(stump.children(node, left, stump.leaf(1, random.nextGaussian())).build());
      }
    }
    return graph(random, features, trees);
  }

  private static double[] numbers(Random random, int count) {
    boolean floats = random.nextInt(4) > 0;
    double[] special = {Double.NaN, -0.0, 0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double x = random.nextInt(5) == 0 ? special[random.nextInt(6)] : random.nextGaussian();
      numbers[i] = floats ? (float) x : x;
    }
    return numbers;
  }

  private static ScoringGraph graph(Random random, int depth) {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      trees.add(tree(random, i == 0 ? depth : random.nextInt(depth + 1)));
    }
    return graph(random, FEATURES, trees);
  }

  private static ScoringGraph graph(Random random, int features, List<Tree> trees) {
    List<Field> fields = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Integer> inputs = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      fields.add(Field.of("x" + i, FieldType.NUMERIC));
      nodes.add(new Node.NumberInput("x" + i));
      inputs.add(i);
    }
    nodes.add(new Node.Concat(inputs));
    nodes.add(
        new Node.TreeEnsemble(
            features,
            1,
            trees,
            List.of(),
            Doubles.of(random.nextGaussian()),
            1,
            Node.Comparison.values()[random.nextInt(2)],
            Node.Precision.values()[random.nextInt(2)]));
    return new ScoringGraph(fields, List.of(), nodes);
  }

  /** A tree of so many levels on its leftmost way, and of fewer on some others. */
  private static Tree tree(Random random, int depth) {
    Tree.Builder tree = Tree.builder(1);
    grow(tree, random, depth, true);
    return tree.build();
  }

  private static int grow(Tree.Builder tree, Random random, int depth, boolean whole) {
    if (depth == 0 || (!whole && random.nextInt(4) == 0)) {
      return tree.leaf(1, random.nextGaussian());
    }
    double limit = random.nextInt(3) == 0 ? random.nextInt(3) - 1 : random.nextGaussian();
    int node = tree.split(random.nextInt(FEATURES), limit, random.nextBoolean(), 1);
    int left = grow(tree, random, depth - 1, whole);
    int right = grow(tree, random, depth - 1, false);
    tree.children(node, left, right);
    return node;
  }
}
