package org.sagekit.core.train.cluster;

/** Squared Euclidean distances. */
final class Distances {
  private Distances() {}

  static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
