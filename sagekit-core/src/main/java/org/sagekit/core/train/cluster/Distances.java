package org.sagekit.core.train.cluster;

/** Squared Euclidean distances. */
final class Distances {
  private static final int STRIDE = 8;

  private Distances() {}

  static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Whether two points are within a distance; most pairs are told apart by their first numbers. */
  static boolean within(double[] a, double[] b, double squares) {
    double sum = 0;
    int i = 0;
    while (i < a.length) {
      int end = Math.min(a.length, i + STRIDE);
      for (; i < end; i++) {
        double difference = a[i] - b[i];
        sum += difference * difference;
      }
      if (sum > squares) {
        return false;
      }
    }
    return true;
  }
}
