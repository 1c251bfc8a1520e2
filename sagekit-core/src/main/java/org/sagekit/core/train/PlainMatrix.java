package org.sagekit.core.train;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import smile.math.blas.Transpose;
import smile.math.matrix.Matrix;

/**
 * A matrix of SMILE whose products are plain Java: SMILE's own call a native library that is not
 * there. Zeros of a vector, of which rows with levels are full, are skipped. For one thread.
 */
final class PlainMatrix extends Matrix {
  private static final long serialVersionUID = 1L;

  /** Column by column. */
  private final double[] values;

  private final int rows;
  private final int columns;

  PlainMatrix(int rows, int columns) {
    this(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  private PlainMatrix(int rows, int columns, double[] values) {
    super(rows, columns, rows, DoubleBuffer.wrap(values));
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Even numbers up to the root of 6 / (rows + columns), after Glorot and Bengio (2010), eq. 16.
   */
  static PlainMatrix random(int rows, int columns, SplittableRandom random) {
    double limit = Math.sqrt(6.0 / (rows + columns));
    PlainMatrix matrix = new PlainMatrix(rows, columns);
    Arrays.setAll(matrix.values, i -> random.nextDouble(-limit, limit));
    return matrix;
  }

  /** The numbers row by row. */
  double[] byRow() {
    double[] all = new double[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        all[row * columns + column] = get(row, column);
      }
    }
    return all;
  }

  @Override
  public double get(int row, int column) {
    return values[row + column * rows];
  }

  @Override
  public Matrix set(int row, int column, double value) {
    values[row + column * rows] = value;
    return this;
  }

  @Override
  public double div(int row, int column, double by) {
    return values[row + column * rows] /= by;
  }

  @Override
  public void fill(double value) {
    Arrays.fill(values, value);
  }

  @Override
  public Matrix mul(double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by;
    }
    return this;
  }

  @Override
  public Matrix div(double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
    return this;
  }

  @Override
  public Matrix add(double alpha, Matrix other) {
    double[] others = ((PlainMatrix) other).values;
    for (int i = 0; i < values.length; i++) {
      values[i] += alpha * others[i];
    }
    return this;
  }

  @Override
  public Matrix add(double alpha, double beta, Matrix other) {
    double[] others = ((PlainMatrix) other).values;
    for (int i = 0; i < values.length; i++) {
      values[i] = alpha * values[i] + beta * others[i];
    }
    return this;
  }

  /** This += alpha x y'. */
  @Override
  public Matrix add(double alpha, double[] x, double[] y) {
    for (int column = 0; column < columns; column++) {
      double scale = alpha * y[column];
      int from = column * rows;
      for (int row = 0; scale != 0 && row < rows; row++) {
        values[from + row] += scale * x[row];
      }
    }
    return this;
  }

  /** y = alpha A x + beta y, or with A'. All other products of a vector end here. */
  @Override
  public void mv(Transpose transpose, double alpha, double[] x, double beta, double[] y) {
    int size = transpose == Transpose.NO_TRANSPOSE ? rows : columns;
    for (int i = 0; i < size; i++) {
      y[i] = beta == 0 ? 0 : beta * y[i];
    }
    for (int column = 0; column < columns; column++) {
      int from = column * rows;
      if (transpose == Transpose.NO_TRANSPOSE) {
        double scale = alpha * x[column];
        for (int row = 0; scale != 0 && row < rows; row++) {
          y[row] += scale * values[from + row];
        }
      } else {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += values[from + row] * x[row];
        }
        y[column] += alpha * sum;
      }
    }
  }
}
