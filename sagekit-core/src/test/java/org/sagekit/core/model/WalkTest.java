package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

class WalkTest {
  private static final int ROWS = 37;

  /** Notes to which leaf each row comes in each tree. */
  private static final class Leaves extends LeafSums {
    private final int[][] nodes;

    Leaves(Forest forest, int rows) {
      nodes = new int[rows][forest.trees()];
    }

    @Override
    int payload(Forest forest, int leaf) {
      return leaf;
    }

    @Override
    void row(Memory memory, int first, int end, int to) {
      for (int tree = first; tree < end; tree++) {
        nodes[to / memory.width][tree] = memory.leaves[tree];
      }
    }

    @Override
    void begin(Memory memory, int to, int rows) {}

    @Override
    void tree(Memory memory, int tree, int to, int rows) {
      for (int row = 0; row < rows; row++) {
        nodes[row][tree] = memory.leaves[row];
      }
    }

    @Override
    void end(Memory memory, int to, int rows) {}
  }

  @Property(tries = 200)
  void allWaysLeadToTheSameLeaves(@ForAll long seed) {
    Random random = new Random(seed);
    Node.Precision precision = Node.Precision.values()[random.nextInt(2)];
    Forest forest =
        forest(
            IntStream.range(0, 21).mapToObj(i -> RandomGraphs.tree(random, 7, 5)).toList(),
            precision);
    Memory memory = rows(forest, random);
    int[][] expected = oneByOne(WideWalk::new, forest, memory);
    List<BiFunction<Forest, LeafSums, Walk>> ways =
        List.of(WideWalk::new, PackedWalk::new, LevelWalk::new);
    assertThat(ways)
        .allSatisfy(way -> assertThat(oneByOne(way, forest, memory)).isDeepEqualTo(expected))
        .allSatisfy(way -> assertThat(together(way, forest, memory)).isDeepEqualTo(expected));
  }

  @Test
  void goesThroughATreeAsDeepAsALine() {
    int depth = 100_000;
    Tree.Builder line = Tree.builder(1);
    int node = line.split(0, 0, true, 1);
    for (int i = 1; i <= depth; i++) {
      int leaf = line.leaf(1, i);
      int next = i < depth ? line.split(0, i, true, 1) : line.leaf(1, depth + 1);
      line.children(node, leaf, next);
      node = next;
    }
    Forest forest = forest(List.of(line.build()), Node.Precision.FLOAT);
    Memory memory = memory(forest, 1);
    memory.values[0] = depth;
    assertThat(value(Walk::of, forest, memory)).isEqualTo(depth + 1);
  }

  @Test
  void tellsDoublesBetweenTwoFloatsApart() {
    double threshold = 0.1;
    Tree.Builder stump = Tree.builder(1);
    stump.split(0, threshold, true, 1);
    stump.leaf(1, 1);
    stump.leaf(1, 2);
    Forest forest = forest(List.of(stump.children(0, 1, 2).build()), Node.Precision.DOUBLE);
    double[] below = {threshold, Math.nextDown(threshold), -1e300, Double.NEGATIVE_INFINITY};
    double[] above = {Math.nextUp(threshold), 0.1f, 1e300, Double.POSITIVE_INFINITY};
    assertThat(Arrays.stream(below)).allMatch(x -> value(forest, x) == 1);
    assertThat(Arrays.stream(above)).allMatch(x -> value(forest, x) == 2);
  }

  @Test
  void tellsWhatIsBelowZero() {
    Tree.Builder stump = Tree.builder(1);
    stump.split(0, -0.0, true, 1);
    stump.leaf(1, 1);
    stump.leaf(1, 2);
    for (Node.Precision precision : Node.Precision.values()) {
      Forest forest =
          forest(List.of(stump.children(0, 1, 2).build()), Node.Comparison.LESS, precision);
      assertThat(value(forest, -Float.MIN_VALUE)).isEqualTo(1);
      assertThat(value(forest, -0.0)).isEqualTo(2);
      assertThat(value(forest, 0.0)).isEqualTo(2);
    }
  }

  private static double value(Forest forest, double x) {
    Memory memory = memory(forest, 1);
    memory.values[0] = x;
    double value = value(PackedWalk::new, forest, memory);
    assertThat(value(LevelWalk::new, forest, memory)).isEqualTo(value);
    return value;
  }

  private static double value(
      BiFunction<Forest, LeafSums, Walk> way, Forest forest, Memory memory) {
    Leaves leaves = new Leaves(forest, 1);
    way.apply(forest, leaves).row(memory, 0, 0);
    return forest.values()[forest.valueAt()[leaves.nodes[0][0]]];
  }

  /** Rows of numbers, some of which are no floats, and missing ones. */
  private static Memory rows(Forest forest, Random random) {
    Memory memory = memory(forest, ROWS);
    boolean floats = random.nextBoolean();
    for (int i = 0; i < memory.values.length; i++) {
      double x = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextGaussian();
      x = random.nextInt(6) == 0 ? Double.NaN : x;
      memory.values[i] = floats ? (float) x : x;
    }
    return memory;
  }

  private static Memory memory(Forest forest, int rows) {
    List<Field> fields = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fields.add(new Field("x" + i, FieldType.NUMERIC, Role.FEATURE));
      nodes.add(new Node.NumberInput("x" + i));
    }
    Layout layout = new Layout(new ScoringGraph(fields, List.of(), nodes));
    layout.reserve(forest.columns() + 1, forest.roots().length);
    return new Memory(rows, layout);
  }

  private static int[][] oneByOne(
      BiFunction<Forest, LeafSums, Walk> way, Forest forest, Memory memory) {
    Leaves leaves = new Leaves(forest, ROWS);
    Walk walk = way.apply(forest, leaves);
    for (int row = 0; row < ROWS; row++) {
      walk.row(memory, row * memory.width, row * memory.width);
    }
    return leaves.nodes;
  }

  private static int[][] together(
      BiFunction<Forest, LeafSums, Walk> way, Forest forest, Memory memory) {
    Leaves leaves = new Leaves(forest, ROWS);
    way.apply(forest, leaves).rows(memory, 0, 0, ROWS);
    return leaves.nodes;
  }

  private static Forest forest(List<Tree> trees, Node.Precision precision) {
    return forest(trees, Node.Comparison.LESS_OR_EQUAL, precision);
  }

  private static Forest forest(
      List<Tree> trees, Node.Comparison comparison, Node.Precision precision) {
    return new Forest(
        new Node.TreeEnsemble(0, 1, trees, List.of(), Doubles.of(0), 1, comparison, precision));
  }
}
