package org.sagekit.monitor.joint;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Numbers replaced by the normal quantiles of their ranks (van der Waerden 1952): whatever their
 * scale and tails, no value can outweigh the others, and the infinite are the least and greatest
 * there are.
 */
final class NormalScores {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private NormalScores() {}

  /**
   * The scores.
   *
   * @param values NaN where missing
   * @return of n values present the one of rank r has the quantile at r / (n + 1), equal ones that
   *     of their mean rank; missing ones have 0
   */
  static double[] of(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).map(v -> v + 0.0).toArray();
    Arrays.sort(sorted);
    double[] quantiles = quantiles(sorted);
    double[] scores = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scores[i] =
          Double.isNaN(values[i]) ? 0 : quantiles[Arrays.binarySearch(sorted, values[i] + 0.0)];
    }
    return scores;
  }

  private static double[] quantiles(double[] sorted) {
    double[] quantiles = new double[sorted.length];
    int first = 0;
    while (first < sorted.length) {
      int end = first + 1;
      while (end < sorted.length && sorted[end] == sorted[first]) {
        end++;
      }
      double rank = (first + 1 + end) / 2.0;
      double quantile = NORMAL.inverseCumulativeProbability(rank / (sorted.length + 1));
      Arrays.fill(quantiles, first, end, quantile);
      first = end;
    }
    return quantiles;
  }
}
