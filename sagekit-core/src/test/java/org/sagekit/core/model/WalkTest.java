package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

class WalkTest {

  @Property(tries = 100)
  void allWaysLeadToTheSameLeaves(@ForAll long seed) {
    Random random = new Random(seed);
    Forest forest =
        forest(IntStream.range(0, 21).mapToObj(i -> RandomGraphs.tree(random, 7, 5)).toList());
    long[] keys = new long[forest.columns() + 1];
    forest.order(new double[] {0, random.nextGaussian(), Double.NaN, 0.5, -1}, 0, keys);
    int[] packed = leaves(new PackedWalk(forest), forest, keys);
    assertThat(leaves(new WideWalk(forest), forest, keys)).isEqualTo(packed);
    assertThat(leaves(new LevelWalk(forest), forest, keys)).isEqualTo(packed);
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
    Forest forest = forest(List.of(line.build()));
    long[] keys = new long[1];
    forest.order(new double[] {depth}, 0, keys);
    assertThat(forest.value(leaves(Walk.of(forest), forest, keys)[0], 0)).isEqualTo(depth + 1);
  }

  private static int[] leaves(Walk walk, Forest forest, long[] keys) {
    int[] leaves = new int[forest.roots().length];
    walk.walk(keys, leaves);
    return java.util.Arrays.copyOf(leaves, forest.trees());
  }

  private static Forest forest(List<Tree> trees) {
    return new Forest(
        new Node.TreeEnsemble(
            0,
            1,
            trees,
            List.of(),
            Doubles.of(0),
            1,
            Node.Comparison.LESS_OR_EQUAL,
            Node.Precision.FLOAT));
  }
}
