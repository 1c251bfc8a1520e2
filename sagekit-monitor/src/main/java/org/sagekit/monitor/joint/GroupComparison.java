package org.sagekit.monitor.joint;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sagekit.monitor.chance.Permutations;

/**
 * Compares how unlike rows are between then and now with how unlike they are within, and asks by
 * permutation how often chance does as much.
 *
 * @param dissimilarities of negative type, so that no difference between the groups is below zero
 * @param statistic what is compared, of a split of the rows in two
 */
record GroupComparison(
    Dissimilarities dissimilarities, ToDoubleFunction<Dissimilarities.Sums> statistic) {
  private static final int LEAST = 999;
  private static final long WORK = 2_000_000_000L;

  PooledTest.Finding of(PooledRows rows, long seed) {
    int[] then = rows.of(false);
    int[] now = rows.of(true);
    int[] fewer = now.length <= then.length ? now : then;
    Dissimilarities.Sums sums = dissimilarities.sums(fewer);
    double observed = statistic.applyAsDouble(sums);
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, rows.size()).toArray();
    double pValue =
        Permutations.pValue(
            permutations(fewer.length),
            observed,
            () ->
                statistic.applyAsDouble(
                    dissimilarities.sums(Permutations.chosen(order, fewer.length, random))));
    return new PooledTest.Finding(observed, pValue, effect(sums));
  }

  /** As many as take about a second; one takes the square of the smaller side. */
  private static int permutations(int rows) {
    return (int) Math.max(LEAST, Math.min(Permutations.MOST, WORK / rows / rows));
  }

  /**
   * The root of the share of the dissimilarity between the groups that is not within them too
   * (Székely and Rizzo 2013, the coefficient of inhomogeneity, without its bias).
   */
  private static double effect(Dissimilarities.Sums sums) {
    double between = 2 * sums.meanBetween();
    return between > 0 ? Math.sqrt(Math.min(1, Math.max(0, sums.unbiased() / between))) : 0;
  }
}
