package org.sagekit.monitor.drift;

import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#wasserstein()}. */
final class Wasserstein implements NumberTest {
  private static final double WHOLE = 1 - 1e-12;

  /** The mean of |Z| for a standard normal Z. */
  private static final double MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

  @Override
  public String name() {
    return "wasserstein";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    Spaced spaced = Spaced.of(numbers.distinct());
    Gaps gaps = Gaps.byDistance(counts, spaced.values());
    double area = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      area += gaps.weights()[gap] * Math.abs(gaps.deviation(gap));
    }
    double p = new Grid(gaps).pValue(Wasserstein::area, () -> KolmogorovSmirnov.pValue(counts));
    return new DriftResult(name(), spaced.original(area), p, effect(gaps, area));
  }

  private static double area(double[] deviations, double[] weights) {
    double sum = 0;
    for (int i = 0; i < deviations.length; i++) {
      sum += weights[i] * Math.abs(deviations[i]);
    }
    return sum;
  }

  /** The part of the mean distance between the samples that moving accounts for, less chance. */
  private static double effect(Gaps gaps, double area) {
    double between = Distance.between(gaps);
    double chance = 0;
    for (int gap = 0; gap < gaps.count(); gap++) {
      double t = gaps.share(gap);
      // Never more than if the rarer side were in one sample only.
      double one = Math.min(MEAN_ABSOLUTE * Math.sqrt(gaps.variance(gap)), 2 * Math.min(t, 1 - t));
      chance += gaps.weights()[gap] * one;
    }
    if (area >= between * WHOLE) {
      return area > 0 ? 1 : 0;
    }
    return area <= chance ? 0 : (area - chance) / (between - chance);
  }
}
