package org.sagekit.core.train.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.Tree;

class RandomTreesTest {

  /** Liu, Ting and Zhou 2008, equation 1, with scikit-learn's values for 2 and 256 points. */
  @Test
  void knowsTheMeanLengthOfSearches() {
    assertThat(IsolationTrees.meanLength(1)).isZero();
    assertThat(IsolationTrees.meanLength(2)).isEqualTo(1);
    assertThat(IsolationTrees.meanLength(256)).isCloseTo(10.24477092, within(1e-8));
  }

  @Property(tries = 50)
  void isolatesAllPointsOrEndsAtTheHeight(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 64) int count) {
    double[][] points = points(seed, count);
    Tree tree =
        IsolationTrees.grow(
            points, IntStream.range(0, count).toArray(), new SplittableRandom(seed));
    double rows = 0;
    for (int node = 0; node < tree.size(); node++) {
      rows += tree.isLeaf(node) ? tree.cover(node) : 0;
    }
    assertThat(rows).isEqualTo(count);
    int height = 32 - Integer.numberOfLeadingZeros(count - 1);
    assertThat(depth(tree, 0)).isLessThanOrEqualTo(height);
  }

  private static int depth(Tree tree, int node) {
    return tree.isLeaf(node)
        ? 0
        : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
  }

  @Property(tries = 50)
  void cutsUntilAllPointsAreAloneOrEqual(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 64) int count) {
    double[][] points = points(seed, count);
    CutTree tree =
        RandomCuts.grow(points, IntStream.range(0, count).toArray(), new SplittableRandom(seed));
    assertThat(tree.copies().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
    long different =
        IntStream.range(0, count)
            .mapToObj(i -> points[i][0] + " " + points[i][1])
            .distinct()
            .count();
    assertThat(tree.copies()).hasSize((int) different);
  }

  @Test
  void drawsEachRowAsOftenAsItWeighs() {
    double[] weights = {1, 2, 1};
    int[] counts = new int[3];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      counts[Subsample.of(weights, 1, random)[0]]++;
    }
    assertThat(counts[1]).isBetween(9_700, 10_300);
    assertThat(counts[0]).isBetween(4_700, 5_300);
  }

  @Property(tries = 50)
  void drawsNoRowTwice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int most) {
    double[] weights = new Random(seed).doubles(30, 0.1, 2).toArray();
    double[] alike = new double[30];
    java.util.Arrays.fill(alike, 1);
    for (double[] some : new double[][] {weights, alike}) {
      int[] drawn = Subsample.of(some, most, new SplittableRandom(seed));
      assertThat(drawn).hasSize(Math.min(30, most)).doesNotHaveDuplicates().isSorted();
    }
  }

  private static double[][] points(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> new double[] {random.nextInt(5), random.nextInt(9)})
        .toArray(double[][]::new);
  }
}
