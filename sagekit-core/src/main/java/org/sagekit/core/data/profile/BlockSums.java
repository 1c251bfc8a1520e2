package org.sagekit.core.data.profile;

/**
 * Sums over the first numbers of a block. Each has four running sums, since a processor can add
 * four numbers in the time in which one addition waits for the one before.
 */
final class BlockSums {
  private BlockSums() {}

  static double sum(double[] x, int size) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < size; i++) {
      a += x[i];
    }
    return (a + b) + (c + d);
  }

  /** Of the distances from an origin. */
  static double distances(double[] x, int size, double origin) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a += x[i] - origin;
      b += x[i + 1] - origin;
      c += x[i + 2] - origin;
      d += x[i + 3] - origin;
    }
    for (; i < size; i++) {
      a += x[i] - origin;
    }
    return (a + b) + (c + d);
  }

  /** Of the squared distances from an origin and a shift from there. */
  static double squares(double[] x, int size, double origin, double shift) {
    double a = 0;
    double b = 0;
    int i = 0;
    for (; i + 1 < size; i += 2) {
      double p = x[i] - origin - shift;
      double q = x[i + 1] - origin - shift;
      a += p * p;
      b += q * q;
    }
    for (; i < size; i++) {
      double p = x[i] - origin - shift;
      a += p * p;
    }
    return a + b;
  }

  /** Of the products of two blocks' numbers. */
  static double products(double[] x, double[] y, int size) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < size; i++) {
      a += x[i] * y[i];
    }
    return (a + b) + (c + d);
  }

  static double min(double[] x, int size) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      least = x[i] < least ? x[i] : least;
    }
    return least;
  }

  static double max(double[] x, int size) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      greatest = x[i] > greatest ? x[i] : greatest;
    }
    return greatest;
  }
}
