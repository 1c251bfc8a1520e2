package org.sagekit.core.label.agree;

/**
 * Squared distances of numbers, one for each label. Over all ordered pairs they are twice the
 * number of answers times their squared distances from the mean.
 */
final class SquaredDistances implements Differences {
  private final double[] numbers;

  SquaredDistances(double[] numbers) {
    this.numbers = numbers;
  }

  @Override
  public double within(TaskCounts counts, int task) {
    double mean = 0;
    for (int cell = counts.first(task); cell < counts.first(task + 1); cell++) {
      mean += counts.count(cell) * numbers[counts.label(cell)] / counts.votes(task);
    }
    double squares = 0;
    if (counts.first(task + 1) - counts.first(task) > 1) {
      for (int cell = counts.first(task); cell < counts.first(task + 1); cell++) {
        double distance = numbers[counts.label(cell)] - mean;
        squares += counts.count(cell) * distance * distance;
      }
    }
    return 2 * counts.votes(task) * squares;
  }

  @Override
  public double among(long[] total) {
    double all = 0;
    double sum = 0;
    int different = 0;
    for (int label = 0; label < total.length; label++) {
      all += total[label];
      sum += total[label] * numbers[label];
      different += total[label] > 0 ? 1 : 0;
    }
    double squares = 0;
    if (different > 1) {
      for (int label = 0; label < total.length; label++) {
        double distance = numbers[label] - sum / all;
        squares += total[label] * distance * distance;
      }
    }
    return 2 * all * squares;
  }
}
