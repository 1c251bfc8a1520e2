package org.sagekit.core.data;

import java.util.Arrays;

/** Figures of two columns of numbers. */
final class PairNumbers {
  private PairNumbers() {}

  /** The rows where both are known: all of one, then all of the other. */
  static double[][] both(double[] x, double[] y) {
    double[][] both = new double[2][x.length];
    int size = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        both[0][size] = x[row];
        both[1][size++] = y[row];
      }
    }
    return new double[][] {Arrays.copyOf(both[0], size), Arrays.copyOf(both[1], size)};
  }

  /** Pearson's r of numbers that are all known; NaN if one of them does not vary. */
  static double pearson(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < x.length; row++) {
      double dx = x[row] - meanX;
      double dy = y[row] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
    return Math.max(-1, Math.min(1, r));
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The ranks from 1, equal numbers sharing the middle of theirs; NaN where a number is NaN. */
  static double[] ranks(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(v -> !Double.isNaN(v)).map(v -> v + 0.0).toArray();
    Arrays.sort(sorted);
    double[] distinct = new double[sorted.length];
    double[] middle = new double[sorted.length];
    int count = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      distinct[count] = sorted[from];
      middle[count++] = (from + 1 + to) / 2.0;
      from = to;
    }
    int last = count;
    return Arrays.stream(values)
        .map(
            v ->
                Double.isNaN(v)
                    ? Double.NaN
                    : middle[Arrays.binarySearch(distinct, 0, last, v + 0.0)])
        .toArray();
  }
}
