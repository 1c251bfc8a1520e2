package org.sagekit.core.train.numeric;

import java.util.Arrays;

/** Rows of numbers of which the zeros are left out. Immutable once built. */
public final class SparseRows {
  private final int width;
  private final int[] starts;
  private int[] columns = new int[1024];
  private double[] values = new double[1024];
  private int size;

  /**
   * No rows yet.
   *
   * @param rows how many are to come
   * @param width how many numbers a row has
   */
  public SparseRows(int rows, int width) {
    this.width = width;
    this.starts = new int[rows + 1];
  }

  /**
   * Adds the next row. For one thread.
   *
   * @param row as many numbers as the width
   * @throws ArithmeticException if there are more than 2^31 numbers that are not zero
   */
  public void add(double[] row) {
    int at = starts[size];
    for (int column = 0; column < width; column++) {
      if (row[column] != 0) {
        if (at == columns.length) {
          grow();
        }
        columns[at] = column;
        values[at++] = row[column];
      }
    }
    starts[++size] = at;
  }

  private void grow() {
    int length = (int) Math.min(Integer.MAX_VALUE - 8L, columns.length * 3L / 2);
    if (length == columns.length) {
      throw new ArithmeticException("more than 2^31 numbers");
    }
    columns = Arrays.copyOf(columns, length);
    values = Arrays.copyOf(values, length);
  }

  /**
   * How many rows there are.
   *
   * @return those added so far
   */
  public int size() {
    return size;
  }

  /**
   * How many numbers a row has.
   *
   * @return zeros included
   */
  public int width() {
    return width;
  }

  /**
   * How many numbers are kept.
   *
   * @return those that are not zero
   */
  public int kept() {
    return starts[size];
  }

  /**
   * Where a row's numbers begin among those that are kept; they end where the next row begins.
   *
   * @param row from 0 to the number of rows, inclusive
   * @return from 0
   */
  public int start(int row) {
    return starts[row];
  }

  /**
   * The column of a number.
   *
   * @param place among those that are kept
   * @return from 0
   */
  public int column(int place) {
    return columns[place];
  }

  /**
   * A number.
   *
   * @param place among those that are kept
   * @return not zero
   */
  public double value(int place) {
    return values[place];
  }

  /** Adds a row's numbers times their weights to the scores; weights stand column by column. */
  void addScores(int row, double[] weights, double[] scores) {
    int outputs = scores.length;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      int from = columns[i] * outputs;
      double value = values[i];
      for (int output = 0; output < outputs; output++) {
        scores[output] += value * weights[from + output];
      }
    }
  }

  /** Adds a row's numbers times the slopes of its scores to the slopes of the weights. */
  void addSlopes(int row, double[] ofScores, double[] ofWeights) {
    int outputs = ofScores.length;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      int to = columns[i] * outputs;
      double value = values[i];
      for (int output = 0; output < outputs; output++) {
        ofWeights[to + output] += value * ofScores[output];
      }
    }
  }

  /** Adds weight times the products of all pairs of a row's numbers to the lower triangle. */
  void addProducts(int row, double weight, double[][] products) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      double[] to = products[columns[i]];
      double value = weight * values[i];
      for (int j = starts[row]; j <= i; j++) {
        to[columns[j]] += value * values[j];
      }
    }
  }
}
