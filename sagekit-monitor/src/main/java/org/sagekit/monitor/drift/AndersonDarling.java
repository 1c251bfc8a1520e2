package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#andersonDarling()}. */
final class AndersonDarling implements NumberTest {
  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 50;

  @Override
  public String name() {
    return "anderson-darling";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    Gaps ranked = Gaps.byRank(counts);
    double[] weights = ranked.weights().clone();
    for (int gap = 0; gap < weights.length; gap++) {
      weights[gap] *= ranked.total() / ranked.variance(gap) / (ranked.total() - 1);
    }
    Gaps gaps = ranked.weighted(weights);
    return new DriftResult(
        name(),
        gaps.squares(),
        Squares.pValue(counts, gaps, LEAST_OTHERS),
        counts.distance() / counts.pairs());
  }
}
