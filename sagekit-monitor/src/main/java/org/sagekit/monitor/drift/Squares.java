package org.sagekit.monitor.drift;

/** The p-value of a weighted sum of squared deviations. */
final class Squares {
  private Squares() {}

  /**
   * By the limiting distribution, or by permutation if that is far.
   *
   * @param leastOthers as many values besides the commonest must the smaller sample be expected to
   *     hold for the limit to be near
   */
  static double pValue(Counts counts, Gaps gaps, double leastOthers) {
    double statistic = gaps.squares();
    if (!(statistic > 0)) {
      return 1;
    }
    return Spread.others(counts) < leastOthers
        ? permuted(counts, gaps)
        : gaps.limit().beyond(statistic);
  }

  static double permuted(Counts counts, Gaps gaps) {
    return new Grid(gaps).pValue(Squares::sum, () -> KolmogorovSmirnov.pValue(counts));
  }

  private static double sum(double[] deviations, double[] weights) {
    double sum = 0;
    for (int i = 0; i < deviations.length; i++) {
      sum += weights[i] * deviations[i] * deviations[i];
    }
    return sum;
  }
}
