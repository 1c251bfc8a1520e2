package org.sagekit.core.train;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.sagekit.api.model.Task;

/**
 * Keeps the numbers that tell most of the target by themselves: those with the greatest F statistic
 * of a one-way analysis of variance, for classes, or of a simple regression (Fisher, 1925). A
 * missing number counts as the mean of those that are there.
 */
final class FeatureSelection {
  private final double[][] matrix;
  private final TrainingRows rows;

  FeatureSelection(double[][] matrix, TrainingRows rows) {
    this.matrix = matrix;
    this.rows = rows;
  }

  /** The best ones, in the order in which they stand; of equally good ones the first. */
  int[] best(int count) {
    int width = matrix[0].length;
    double[] scores = IntStream.range(0, width).mapToDouble(this::score).toArray();
    return IntStream.range(0, width)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** The share of variance that the target explains, which ranks as F does. */
  private double score(int index) {
    double[] values = filled(index);
    return rows.target().task() == Task.REGRESSION ? correlation(values) : between(values);
  }

  private double[] filled(int index) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < matrix.length; row++) {
      if (!Double.isNaN(matrix[row][index])) {
        sum += rows.weights()[row] * matrix[row][index];
        total += rows.weights()[row];
      }
    }
    double mean = total > 0 ? sum / total : 0;
    double[] centred = new double[matrix.length];
    for (int row = 0; row < centred.length; row++) {
      double value = matrix[row][index];
      centred[row] = Double.isNaN(value) ? 0 : value - mean;
    }
    return centred;
  }

  private double between(double[] centred) {
    int classes = rows.target().classes().size();
    double[] sums = new double[classes];
    double[] weights = new double[classes];
    double squares = 0;
    for (int row = 0; row < centred.length; row++) {
      double weight = rows.weights()[row];
      sums[rows.target().code(row)] += weight * centred[row];
      weights[rows.target().code(row)] += weight;
      squares += weight * centred[row] * centred[row];
    }
    double between = 0;
    for (int i = 0; i < classes; i++) {
      between += weights[i] > 0 ? sums[i] * sums[i] / weights[i] : 0;
    }
    return squares > 0 ? between / squares : 0;
  }

  private double correlation(double[] centred) {
    double[] target = rows.target().values();
    double mean = 0;
    double total = 0;
    for (int row = 0; row < target.length; row++) {
      mean += rows.weights()[row] * target[row];
      total += rows.weights()[row];
    }
    mean /= total;
    double squares = 0;
    double products = 0;
    for (int row = 0; row < target.length; row++) {
      squares += rows.weights()[row] * centred[row] * centred[row];
      products += rows.weights()[row] * centred[row] * (target[row] - mean);
    }
    return squares > 0 ? products * products / squares : 0;
  }
}
