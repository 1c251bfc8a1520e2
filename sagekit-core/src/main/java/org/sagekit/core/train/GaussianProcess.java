package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#gaussianProcess()}. Scale, signal and noise are those that
 * the rows make likeliest (Rasmussen and Williams, 2006, chapter 5), judged by at most 500 rows. Up
 * to 2,000 rows are all remembered; of more, {@link #POINTS} drawn ones, but all are learnt from
 * (subset of regressors, section 8.3.1). Classes are learnt as numbers, 1 for the class and -1 for
 * the rest (section 6.5), and the scores of rows that were left out make probabilities of them, as
 * in {@link Svm}.
 */
public final class GaussianProcess {
  /** How alike rows are: {@code gaussian}, {@code matern_3_2} or {@code matern_5_2}. */
  public static final Hyperparameter<String> KERNEL =
      new Hyperparameter<>(
          "kernel",
          "matern_5_2",
          Range.ofChoices("gaussian", "matern_3_2", "matern_5_2"),
          Range.ofChoices("gaussian", "matern_3_2", "matern_5_2"),
          "how likeness falls");

  /** How many of more than 2,000 rows are remembered; standard 500. */
  public static final Hyperparameter<Integer> POINTS =
      new Hyperparameter<>(
          "points",
          500,
          Range.ofInts(2, 2_000),
          Range.ofLogInts(100, 1_000),
          "rows that are remembered of many");

  private GaussianProcess() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("gaussian-process", KERNEL, POINTS);
  }
}
