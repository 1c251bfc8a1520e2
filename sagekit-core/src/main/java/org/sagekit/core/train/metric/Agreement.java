package org.sagekit.core.train.metric;

import java.util.Arrays;

/**
 * How far two namings of the same rows agree, out of the sums of their confusion matrix: all that
 * the figures need, in time in proportion to the classes.
 *
 * @param right the weight of the rows of a class that are predicted as such, one a class
 * @param truth the weight of the rows of a class, one a class
 * @param predicted the weight of the rows that are predicted as a class, one a class
 */
public record Agreement(double[] right, double[] truth, double[] predicted) {

  /**
   * Share of rows that are right.
   *
   * @return NaN without weight
   */
  public double accuracy() {
    return sum(right) / sum(truth);
  }

  /**
   * Mean recall of the classes that occur.
   *
   * @return NaN if none does
   */
  public double balancedAccuracy() {
    double recalls = 0;
    int classes = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] > 0) {
        recalls += right[i] / truth[i];
        classes++;
      }
    }
    return recalls / classes;
  }

  /**
   * Twice the right through truth and predicted.
   *
   * @param index of the class
   * @return NaN if the class neither occurs nor is predicted
   */
  public double f1(int index) {
    return 2 * right[index] / (truth[index] + predicted[index]);
  }

  /**
   * Mean F1 of the classes that occur or are predicted.
   *
   * @return NaN if none is
   */
  public double f1Macro() {
    double sum = 0;
    int classes = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] + predicted[i] > 0) {
        sum += f1(i);
        classes++;
      }
    }
    return sum / classes;
  }

  /**
   * Mean F1 weighted by how often a class occurs.
   *
   * @return NaN without weight
   */
  public double f1Weighted() {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += truth[i] > 0 ? truth[i] * f1(i) : 0;
    }
    return sum / sum(truth);
  }

  /**
   * Matthews correlation (Gorodkin 2004, equation 8).
   *
   * @return NaN if truth or prediction has but one class
   */
  public double matthews() {
    double total = sum(truth);
    double spreads =
        (total * total - product(predicted, predicted)) * (total * total - product(truth, truth));
    return spreads > 0
        ? (sum(right) * total - product(truth, predicted)) / Math.sqrt(spreads)
        : Double.NaN;
  }

  /**
   * Cohen's kappa (Cohen 1960).
   *
   * @return NaN if chance alone makes all right
   */
  public double kappa() {
    double total = sum(truth);
    double chance = product(truth, predicted) / (total * total);
    return chance < 1 ? (accuracy() - chance) / (1 - chance) : Double.NaN;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
