package org.sagekit.monitor.drift;

import org.sagekit.monitor.distribution.ChainedSquares;

/**
 * What lies between the neighbouring distinct values of two pooled samples: there, and only there,
 * their distribution functions can be told apart.
 *
 * @param below how many values of the pooled sample lie below each gap, ascending
 * @param now how many of them are of the current sample
 * @param weights how much each gap counts
 * @param sizes how many values the reference and the current sample have
 */
record Gaps(long[] below, long[] now, double[] weights, long[] sizes) {

  /** Each counts by the share of the pooled values that stand around it. */
  static Gaps byRank(Counts counts) {
    double total = counts.total();
    return of(counts, gap -> (counts.both(gap + 1) - counts.both(gap - 1)) / 2.0 / total);
  }

  /** Each counts by the distance of its two values. */
  static Gaps byDistance(Counts counts, double[] values) {
    return of(counts, gap -> values[gap + 1] - values[gap]);
  }

  private static Gaps of(Counts counts, java.util.function.IntToDoubleFunction weightOf) {
    int gaps = counts.distinct() - 1;
    Gaps all =
        new Gaps(
            new long[gaps],
            new long[gaps],
            new double[gaps],
            new long[] {counts.thenSize(), counts.nowSize()});
    for (int gap = 0; gap < gaps; gap++) {
      all.below[gap] = counts.both(gap);
      all.now[gap] = counts.now()[gap];
      all.weights[gap] = weightOf.applyAsDouble(gap);
    }
    return all;
  }

  int count() {
    return below.length;
  }

  long total() {
    return sizes[0] + sizes[1];
  }

  /** How many values the smaller sample has. */
  long smaller() {
    return Math.min(sizes[0], sizes[1]);
  }

  /** The share of the pooled values that lie below. */
  double share(int gap) {
    return (double) below[gap] / total();
  }

  /** The reference's distribution function less the current one's. */
  double deviation(int gap) {
    return (double) (below[gap] - now[gap]) / sizes[0] - (double) now[gap] / sizes[1];
  }

  /** What {@link #deviation} varies by around 0 if nothing but chance orders the values: exact. */
  double variance(int gap) {
    double t = share(gap);
    return t * (1 - t) * total() / sizes[0] * total() / sizes[1] / (total() - 1);
  }

  /** The same with other weights. */
  Gaps weighted(double... others) {
    return new Gaps(below, now, others, sizes);
  }

  /** The sum of the weighted squares of the deviations. */
  double squares() {
    double sum = 0;
    for (int gap = 0; gap < count(); gap++) {
      double deviation = deviation(gap);
      sum += weights[gap] * deviation * deviation;
    }
    return sum;
  }

  /** The limiting distribution of {@link #squares}, given the ties. */
  ChainedSquares limit() {
    double[] scales = new double[count()];
    double[] odds = new double[count()];
    for (int gap = 0; gap < count(); gap++) {
      scales[gap] = weights[gap] * variance(gap);
      odds[gap] = (double) below[gap] / (total() - below[gap]);
    }
    return ChainedSquares.of(scales, odds);
  }
}
