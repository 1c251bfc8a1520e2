package org.sagekit.monitor.drift;

import org.apache.commons.math3.special.Erf;
import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#mannWhitney()}. */
final class MannWhitney implements NumberTest {
  private static final double EXACT_UP_TO = 2_500;

  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 30;

  @Override
  public String name() {
    return "mann-whitney";
  }

  @Override
  public DriftResult compare(Numbers numbers, int[][] counts) {
    double pairs = (double) numbers.reference().length * numbers.current().length;
    double statistic = pairsWon(counts);
    double effect = Math.min(1, Math.abs(2 * statistic / pairs - 1));
    return new DriftResult(name(), statistic, pValue(counts, statistic, pairs), effect);
  }

  /** Pairs in which the value of the reference is the greater; ties count half. */
  private static double pairsWon(int[][] counts) {
    double won = 0;
    int[] before = {0, 0};
    for (int[] count : counts) {
      won += (count[0] - before[0]) * ((double) before[1] + count[1]) / 2;
      before = count;
    }
    return won;
  }

  private static double pValue(int[][] counts, double statistic, double pairs) {
    double distance = Math.abs(statistic - pairs / 2);
    if (distance == 0) {
      return 1;
    }
    int[] sizes = counts[counts.length - 1];
    if (pairs <= EXACT_UP_TO && counts.length == sizes[0] + sizes[1]) {
      return WonPairs.beyond(sizes[0], sizes[1], distance);
    }
    if (Spread.others(counts) < LEAST_OTHERS) {
      return new Grid(Gaps.byRank(counts))
          .pValue(MannWhitney::area, () -> KolmogorovSmirnov.pValue(counts));
    }
    return Erf.erfc(Math.max(0, distance - 0.5) / deviation(counts, pairs) / Math.sqrt(2));
  }

  /** The area between the distribution functions is the statistic's distance from its mean. */
  private static double area(double[] deviations, double[] weights) {
    double sum = 0;
    for (int i = 0; i < deviations.length; i++) {
      sum += weights[i] * deviations[i];
    }
    return Math.abs(sum);
  }

  /** With the correction for ties. */
  private static double deviation(int[][] counts, double pairs) {
    double total = 0;
    double tied = 0;
    for (int[] count : counts) {
      double ties = (double) count[0] + count[1] - total;
      tied += ties * ties * ties - ties;
      total += ties;
    }
    return Math.sqrt(pairs / 12 * (total + 1 - tied / total / (total - 1)));
  }
}
