package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#linear()}: logistic regression for classes, least squares
 * for numbers, both with the elastic net of Zou and Hastie (2005). What is made least is the sum of
 * the rows' losses and {@code alpha * (l1_ratio * |w| + (1 - l1_ratio) / 2 * w^2)} over all weights
 * but the biases; numbers of the target are scaled to deviation 1 first. At the defaults this is
 * scikit-learn's {@code LogisticRegression} and {@code Ridge}.
 *
 * <p>A warm start keeps the earlier model's preprocessing and goes down from its weights to the
 * least value for the new rows; few {@link #MAX_ITERATIONS} keep more of what was known.
 */
public final class Linear {
  /** The strength of the penalty; standard 1. */
  public static final Hyperparameter<Double> ALPHA =
      new Hyperparameter<>(
          "alpha",
          1.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(1e-3, 1e3),
          "strength of the penalty");

  /** The share of absolute values in the penalty, which make weights zero; standard 0. */
  public static final Hyperparameter<Double> L1_RATIO =
      new Hyperparameter<>(
          "l1_ratio", 0.0, Range.ofReals(0, 1), Range.ofReals(0, 1), "share of absolute values");

  /** After how many iterations it ends in any case; standard 1000. */
  public static final Hyperparameter<Integer> MAX_ITERATIONS =
      new Hyperparameter<>(
          "max_iterations",
          1_000,
          Range.ofInts(1, 100_000),
          Range.ofLogInts(100, 2_000),
          "iterations at most");

  /** It ends when no slope of the mean loss is greater; standard 0.00001. */
  public static final Hyperparameter<Double> TOLERANCE =
      new Hyperparameter<>(
          "tolerance",
          1e-5,
          Range.ofReals(0, 1),
          Range.ofLogReals(1e-7, 1e-3),
          "slope at which it ends");

  private Linear() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("linear", ALPHA, L1_RATIO, MAX_ITERATIONS, TOLERANCE);
  }
}
