package org.sagekit.monitor.drift;

import org.apache.commons.math3.special.Erf;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.distribution.WonPairs;

/** See {@link DriftTests#mannWhitney()}. */
final class MannWhitney implements NumberTest {
  private static final double EXACT_UP_TO = 2_500;

  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 50;

  @Override
  public String name() {
    return "mann-whitney";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    double pairs = counts.pairs();
    double statistic = pairsWon(counts);
    double effect = Math.min(1, Math.abs(2 * statistic / pairs - 1));
    return new DriftResult(name(), statistic, pValue(counts, statistic, pairs), effect);
  }

  /** Pairs in which the value of the reference is the greater; ties count half. */
  private static double pairsWon(Counts counts) {
    double won = 0;
    int then = 0;
    int now = 0;
    for (int at = 0; at < counts.distinct(); at++) {
      won += (counts.then()[at] - then) * ((double) now + counts.now()[at]) / 2;
      then = counts.then()[at];
      now = counts.now()[at];
    }
    return won;
  }

  private static double pValue(Counts counts, double statistic, double pairs) {
    double distance = Math.abs(statistic - pairs / 2);
    if (distance == 0) {
      return 1;
    }
    if (pairs <= EXACT_UP_TO && counts.distinct() == counts.total()) {
      return WonPairs.beyond(counts.thenSize(), counts.nowSize(), distance);
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
  private static double deviation(Counts counts, double pairs) {
    double total = 0;
    double tied = 0;
    for (int at = 0; at < counts.distinct(); at++) {
      double ties = counts.both(at) - total;
      tied += ties * ties * ties - ties;
      total += ties;
    }
    return Math.sqrt(pairs / 12 * (total + 1 - tied / total / (total - 1)));
  }
}
