package org.sagekit.core.train.cluster;

/** The inverse of the Cholesky root of a covariance. */
final class InverseRoot {
  private InverseRoot() {}

  /**
   * The lower triangle F with {@code F covariance F' = 1}.
   *
   * @param covariance size x size numbers, symmetric and positive
   */
  static double[] of(double[] covariance, int size) {
    double[] root = root(covariance, size);
    double[] inverse = new double[size * size];
    for (int column = 0; column < size; column++) {
      inverse[column * size + column] = 1 / root[column * size + column];
      for (int row = column + 1; row < size; row++) {
        double sum = 0;
        for (int i = column; i < row; i++) {
          sum -= root[row * size + i] * inverse[i * size + column];
        }
        inverse[row * size + column] = sum / root[row * size + row];
      }
    }
    return inverse;
  }

  private static double[] root(double[] covariance, int size) {
    double[] root = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = covariance[row * size + column];
        for (int i = 0; i < column; i++) {
          sum -= root[row * size + i] * root[column * size + i];
        }
        // Rounding may take a variance of next to nothing below zero.
        root[row * size + column] =
            row == column
                ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL))
                : sum / root[column * size + column];
      }
    }
    return root;
  }
}
