package org.sagekit.core.train.numeric;

/**
 * The lower triangular root of a symmetric positive definite matrix (Golub and Van Loan, 2013,
 * "Matrix computations", algorithm 4.2.2). Immutable.
 */
public final class Cholesky {
  private final double[][] root;

  private Cholesky(double[][] root) {
    this.root = root;
  }

  /**
   * Takes the root of a matrix in its own memory.
   *
   * @param matrix the lower triangle, row by row; overwritten
   * @return the root
   * @throws ArithmeticException if the matrix is not positive definite in double precision
   */
  public static Cholesky of(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double sum = row[j] - dot(row, matrix[j], j);
        if (j < i) {
          row[j] = sum / matrix[j][j];
        } else if (sum > 1e-14 * Math.abs(row[i])) {
          row[i] = Math.sqrt(sum);
        } else {
          throw new ArithmeticException("matrix is not positive definite");
        }
      }
    }
    return new Cholesky(matrix);
  }

  /**
   * Takes the root of a matrix that may be singular but for rounding: as much as is needed is added
   * to its diagonal, from a trillionth of its mean up to a thousandth.
   *
   * @param matrix the lower triangle, row by row; kept as it is
   * @return the root
   * @throws ArithmeticException if the matrix is far from positive definite
   */
  public static Cholesky near(double[][] matrix) {
    double mean = 0;
    for (int i = 0; i < matrix.length; i++) {
      mean += matrix[i][i] / matrix.length;
    }
    for (double share = 1e-12; ; share *= 100) {
      double[][] copy = new double[matrix.length][];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = matrix[i].clone();
        copy[i][i] += share * mean;
      }
      try {
        return of(copy);
      } catch (ArithmeticException e) {
        if (share > 1e-4) {
          throw e;
        }
      }
    }
  }

  /** Four sums that don't wait for one another, added in one order: the same bits each time. */
  private static double dot(double[] a, double[] b, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /**
   * Solves for the matrix.
   *
   * @param right the right-hand side; not changed
   * @return what the matrix takes to it
   */
  public double[] solve(double[] right) {
    double[] x = halfSolve(right);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= root[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= root[i][j] * x[i];
      }
    }
    return x;
  }

  /**
   * Solves for the root.
   *
   * @param right the right-hand side; not changed
   * @return what the root takes to it
   */
  public double[] halfSolve(double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - dot(root[i], x, i)) / root[i][i];
    }
    return x;
  }

  /**
   * The logarithm of the matrix's determinant.
   *
   * @return any number
   */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < root.length; i++) {
      sum += 2 * StrictMath.log(root[i][i]);
    }
    return sum;
  }

  /**
   * The inverse of the matrix.
   *
   * @return all of it, symmetric
   */
  public double[][] inverse() {
    int size = root.length;
    double[][] half = new double[size][size];
    for (int column = 0; column < size; column++) {
      half[column][column] = 1 / root[column][column];
      for (int i = column + 1; i < size; i++) {
        double sum = 0;
        for (int j = column; j < i; j++) {
          sum += root[i][j] * half[column][j];
        }
        half[column][i] = -sum / root[i][i];
      }
    }
    double[][] inverse = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = i; k < size; k++) {
          sum += half[i][k] * half[j][k];
        }
        inverse[i][j] = sum;
        inverse[j][i] = sum;
      }
    }
    return inverse;
  }
}
