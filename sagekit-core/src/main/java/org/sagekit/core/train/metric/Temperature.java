package org.sagekit.core.train.metric;

/**
 * The temperature by which logarithms of probabilities are divided before they are made
 * probabilities again (Guo et al. 2017, section 4.2): above 1 it makes a model less sure.
 */
public final class Temperature {
  private static final double COLDEST = 0.01;
  private static final double HOTTEST = 100;
  private static final int HALVINGS = 50;

  private Temperature() {}

  /**
   * The temperature with the least log loss. The loss is convex in one through the temperature, so
   * its slope is halved in.
   *
   * @param logs row by row the logarithms of the probabilities, finite
   * @param codes the index of each row's class
   * @param weights one a row, zero or more
   * @return from 0.01 to 100
   */
  public static double fit(double[][] logs, int[] codes, double[] weights) {
    double low = StrictMath.log(1 / HOTTEST);
    double high = StrictMath.log(1 / COLDEST);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(logs, codes, weights, StrictMath.exp(middle)) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(-(low + high) / 2);
  }

  /** The slope of the loss: mean less actual logarithm. */
  private static double slope(double[][] logs, int[] codes, double[] weights, double factor) {
    double slope = 0;
    for (int row = 0; row < logs.length; row++) {
      double max = Double.NEGATIVE_INFINITY;
      for (double log : logs[row]) {
        max = Math.max(max, log);
      }
      double total = 0;
      double mean = 0;
      for (double log : logs[row]) {
        double share = StrictMath.exp((log - max) * factor);
        total += share;
        mean += share * log;
      }
      slope += weights[row] * (mean / total - logs[row][codes[row]]);
    }
    return slope;
  }
}
