package org.sagekit.core.data;

/**
 * Count, mean, spread and range of numbers, one after the other without loss of digits (B. P.
 * Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics
 * 4, 1962).
 */
final class Moments {
  private long count;
  private double mean;
  private double squares;
  private double min = Double.NaN;
  private double max = Double.NaN;

  void add(double value) {
    count++;
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
    min = count == 1 ? value : Math.min(min, value);
    max = count == 1 ? value : Math.max(max, value);
  }

  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** The sample standard deviation, with n - 1. */
  double deviation() {
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
