package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#naiveBayes()}: each column tells of the class by itself,
 * numbers by normal densities, levels by their shares, words by theirs (the multinomial model of
 * McCallum and Nigam, 1998). A value that is missing or was never seen tells nothing, but whether a
 * number is missing does. Of {@link Preprocessing} only the handles of texts apply.
 */
public final class NaiveBayes {
  /**
   * How many rows of no class there seem to be: as often of each level and word, and with the
   * variance that numbers have over all classes; standard 1, which is Laplace's.
   */
  public static final Hyperparameter<Double> SMOOTHING =
      new Hyperparameter<>(
          "smoothing",
          1.0,
          Range.ofReals(1e-9, 1e6),
          Range.ofLogReals(0.01, 10),
          "rows of no class");

  private NaiveBayes() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("naive-bayes", SMOOTHING);
  }
}
