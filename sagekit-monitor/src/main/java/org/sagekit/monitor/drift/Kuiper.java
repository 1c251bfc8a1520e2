package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#kuiper()}. */
final class Kuiper implements NumberTest {
  private static final long LEAST_ROWS = 1_000;

  /** A commoner value would make the limit's p-value too great. */
  private static final double MOST_TIED = 0.01;

  @Override
  public String name() {
    return "kuiper";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    Gaps gaps = Gaps.byRank(counts);
    double[] deviations = new double[gaps.count()];
    java.util.Arrays.setAll(deviations, gaps::deviation);
    double statistic = Math.min(1, range(deviations, gaps.weights()));
    return new DriftResult(name(), statistic, pValue(counts, gaps, statistic), statistic);
  }

  private static double pValue(Counts counts, Gaps gaps, double statistic) {
    boolean fewTies = Spread.commonest(counts) <= MOST_TIED * gaps.total();
    if (fewTies && gaps.smaller() >= LEAST_ROWS) {
      double rows = (double) gaps.sizes()[0] / gaps.total() * gaps.sizes()[1];
      return beyond(statistic * Math.sqrt(rows));
    }
    return new Grid(gaps).pValue(Kuiper::range, () -> KolmogorovSmirnov.pValue(counts));
  }

  /** The greatest deviation upwards and the greatest downwards together. */
  private static double range(double[] deviations, double[] weights) {
    double least = 0;
    double greatest = 0;
    for (double deviation : deviations) {
      least = Math.min(least, deviation);
      greatest = Math.max(greatest, deviation);
    }
    return greatest - least;
  }

  /** The chance that a Brownian bridge has such a range (Kuiper 1960). */
  static double beyond(double x) {
    double sum = 0;
    for (int k = 1; k <= 200; k++) {
      double square = 4.0 * k * k * x * x;
      double term = 2 * (square - 1) * Math.exp(-square / 2);
      sum += term;
      if (square > 1 && Math.abs(term) < 1e-17 * sum) {
        break;
      }
    }
    // Where the series does not converge any more, the chance is 1 to 15 digits.
    return x < 0.4 ? 1 : Math.max(0, Math.min(1, sum));
  }
}
