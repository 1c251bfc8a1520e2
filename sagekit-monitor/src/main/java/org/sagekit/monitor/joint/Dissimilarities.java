package org.sagekit.monitor.joint;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How unlike each two rows are: the lower triangle of a matrix. Takes 2 bytes a row squared.
 *
 * @param triangle the i-th array has the figures of row i and the rows before it
 * @param rowSums the sum of each row's figures with all others
 */
record Dissimilarities(float[][] triangle, double[] rowSums) {
  private static final int PAIRS_FOR_MEDIAN = 100_000;

  /** The squares of the Euclidean distances. */
  static float[][] squaredDistances(double[][] rows) {
    float[][] triangle = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      triangle[i] = new float[i];
      for (int j = 0; j < i; j++) {
        triangle[i][j] = (float) squaredDistance(rows[i], rows[j]);
      }
    }
    return triangle;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * The median of the figures above zero. Of many pairs it takes every k-th: the rows are in random
   * order, and the same pairs are taken whichever rows are of now.
   */
  static double median(float[][] triangle) {
    long pairs = (long) triangle.length * (triangle.length - 1) / 2;
    long step = 1 + pairs / PAIRS_FOR_MEDIAN;
    float[] some = new float[(int) (pairs / step) + 1];
    int count = 0;
    long at = 0;
    for (float[] row : triangle) {
      for (float figure : row) {
        if (at++ % step == 0 && figure > 0) {
          some[count++] = figure;
        }
      }
    }
    Arrays.sort(some, 0, count);
    return count == 0 ? 1 : some[count / 2];
  }

  /** Makes dissimilarities of squared distances, in their place. */
  static Dissimilarities of(float[][] squares, DoubleUnaryOperator form) {
    double[] sums = new double[squares.length];
    for (int i = 0; i < squares.length; i++) {
      for (int j = 0; j < i; j++) {
        float figure = (float) form.applyAsDouble(squares[i][j]);
        squares[i][j] = figure;
        sums[i] += figure;
        sums[j] += figure;
      }
    }
    return new Dissimilarities(squares, sums);
  }

  /**
   * Sums within and between two groups of rows.
   *
   * @param group the numbers of the rows of one group, ascending; the other has the rest
   */
  Sums sums(int[] group) {
    double within = 0;
    double all = 0;
    for (int i = 0; i < group.length; i++) {
      float[] row = triangle[group[i]];
      all += rowSums[group[i]];
      for (int j = 0; j < i; j++) {
        within += row[group[j]];
      }
    }
    double between = all - 2 * within;
    double total = Arrays.stream(rowSums).sum() / 2;
    return new Sums(
        new Sums.Group(group.length, within),
        new Sums.Group(rowSums.length - group.length, total - within - between),
        between);
  }

  /**
   * The sums of a split in two groups.
   *
   * @param one a group
   * @param other the other
   * @param between the sum over all pairs with a row of each
   */
  record Sums(Group one, Group other, double between) {

    /**
     * A group.
     *
     * @param size how many rows it has
     * @param sum over all its pairs, each once
     */
    record Group(int size, double sum) {
      double meanOfPairs() {
        return 2 * sum / ((double) size * (size - 1));
      }

      double meanWithSelf() {
        return 2 * sum / ((double) size * size);
      }
    }

    double meanBetween() {
      return between / ((double) one.size * other.size);
    }

    /** Twice the mean between, less those within: an estimate without bias. */
    double unbiased() {
      return 2 * meanBetween() - one.meanOfPairs() - other.meanOfPairs();
    }

    /** The same with each row's pair with itself: never below zero. */
    double biased() {
      return 2 * meanBetween() - one.meanWithSelf() - other.meanWithSelf();
    }
  }
}
