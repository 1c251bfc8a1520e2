package org.sagekit.api.data;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * The percentiles of numbers. Immutable.
 *
 * @param percentiles 101 numbers, ascending: number p is the least such that p% of all are no
 *     greater; the first is the least of all and the last the greatest. Empty if there are no
 *     numbers
 */
public record Quantiles(List<Double> percentiles) {
  private static final int PERCENTILES = 101;

  /**
   * Copies the numbers.
   *
   * @throws IllegalArgumentException if they are neither 101 nor none, or don't ascend
   */
  public Quantiles {
    percentiles = List.copyOf(percentiles);
    int size = percentiles.size();
    Problems problems = Problems.of("Quantiles");
    problems.require(size == 0 || size == PERCENTILES, "percentiles", "101 or none", size);
    for (int i = 1; i < size; i++) {
      if (!(percentiles.get(i) >= percentiles.get(i - 1))) {
        problems.require(false, "percentile " + i, "no less than the one before", "less");
        break;
      }
    }
    problems.throwIfAny();
  }

  /**
   * The quantiles of no numbers.
   *
   * @return one without percentiles
   */
  public static Quantiles empty() {
    return new Quantiles(List.of());
  }

  /**
   * A quantile, straight between percentiles.
   *
   * @param share from 0 to 1: 0.5 for the median
   * @return the number, NaN if there are none
   * @throws IllegalArgumentException if the share is out of range
   */
  public double at(double share) {
    Problems.of("Quantiles")
        .require(share >= 0 && share <= 1, "share", "from 0 to 1", share)
        .throwIfAny();
    if (percentiles.isEmpty()) {
      return Double.NaN;
    }
    double place = share * (PERCENTILES - 1);
    int below = (int) Math.floor(place);
    double low = percentiles.get(below);
    double high = percentiles.get(Math.min(PERCENTILES - 1, below + 1));
    return low == high ? low : low + (place - below) * (high - low);
  }
}
