package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#energyDistance()}. */
final class Energy implements NumberTest {
  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 50;

  /** Farther out than this many values of the smaller sample, a deviation is not normal. */
  private static final double TAIL = 20;

  /** Such a part of the statistic's mean may come from the tails. */
  private static final double MOST_TAIL = 0.1;

  private static final double WHOLE = 1 - 1e-12;

  @Override
  public String name() {
    return "energy-distance";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    Spaced spaced = Spaced.of(numbers.distinct());
    Gaps gaps = Gaps.byDistance(counts, spaced.values());
    double squares = 2 * gaps.squares();
    double statistic = Math.sqrt(spaced.original(squares));
    return new DriftResult(name(), statistic, pValue(counts, gaps), effect(gaps, squares));
  }

  private static double pValue(Counts counts, Gaps gaps) {
    return isHeavyTailed(gaps)
        ? Squares.permuted(counts, gaps)
        : Squares.pValue(counts, gaps, LEAST_OTHERS);
  }

  private static boolean isHeavyTailed(Gaps gaps) {
    double tail = 0;
    double all = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      double one = gaps.weights()[gap] * gaps.variance(gap);
      double t = gaps.share(gap);
      tail += Math.min(t, 1 - t) * gaps.smaller() < TAIL ? one : 0;
      all += one;
    }
    return tail > MOST_TAIL * all;
  }

  /** The root of the energy coefficient, both parts less what chance makes of the distance. */
  private static double effect(Gaps gaps, double squares) {
    double between = 2 * Distance.between(gaps);
    double chance = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      chance += 2 * gaps.weights()[gap] * gaps.variance(gap);
    }
    if (squares >= between * WHOLE) {
      return squares > 0 ? 1 : 0;
    }
    return squares <= chance ? 0 : Math.sqrt((squares - chance) / (between - chance));
  }
}
