package org.sagekit.core.model;

import java.util.Arrays;

/** Straight lines between points. */
final class Curves {
  private Curves() {}

  /** The curve at x: the first or last value beyond the points, NaN for NaN. */
  static double at(double[] xs, double[] ys, double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    int found = Arrays.binarySearch(xs, x + 0.0); // both zeros are one place
    if (found >= 0) {
      return ys[found];
    }
    int next = -1 - found;
    if (next == 0 || next == xs.length) {
      return ys[next == 0 ? 0 : xs.length - 1];
    }
    double share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
    return ys[next - 1] + share * (ys[next] - ys[next - 1]);
  }
}
