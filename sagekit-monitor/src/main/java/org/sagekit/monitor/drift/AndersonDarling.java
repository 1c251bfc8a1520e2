package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#andersonDarling()}. */
final class AndersonDarling implements NumberTest {
  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 30;

  @Override
  public String name() {
    return "anderson-darling";
  }

  @Override
  public DriftResult compare(Numbers numbers, int[][] counts) {
    Gaps ranked = Gaps.byRank(counts);
    double[] weights = ranked.weights().clone();
    for (int gap = 0; gap < weights.length; gap++) {
      weights[gap] *= ranked.total() / ranked.variance(gap) / (ranked.total() - 1);
    }
    Gaps gaps = ranked.weighted(weights);
    double sizes = (double) numbers.reference().length * numbers.current().length;
    return new DriftResult(
        name(),
        gaps.squares(),
        Squares.pValue(counts, gaps, LEAST_OTHERS),
        Numbers.distance(counts) / sizes);
  }
}
