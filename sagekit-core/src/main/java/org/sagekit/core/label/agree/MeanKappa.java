package org.sagekit.core.label.agree;

import java.util.List;

/**
 * The mean kappa over pairs of workers: R. J. Light, "Measures of response agreement for
 * qualitative data", Psychological Bulletin 76, 1971. Pairs whose kappa can't be told are left out.
 *
 * @param pairs those with enough tasks in common
 * @param units how many tasks can be drawn
 * @param compared how many tasks a pair has in common
 * @param common how many were enough
 */
record MeanKappa(List<TwoWorkers> pairs, int units, int compared, int common) implements Statistic {

  @Override
  public double of(int[] times) {
    return pairs.stream()
        .mapToDouble(pair -> pair.of(times))
        .filter(kappa -> !Double.isNaN(kappa))
        .sorted()
        .average()
        .orElse(Double.NaN);
  }

  @Override
  public boolean isCentred() {
    return true;
  }

  @Override
  public String reasonForNone() {
    return pairs.isEmpty()
        ? "no two workers have at least " + common + " tasks in common"
        : "each pair gave one and the same answer to all tasks in common";
  }
}
