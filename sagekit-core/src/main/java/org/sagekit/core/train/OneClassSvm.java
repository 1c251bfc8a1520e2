package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#oneClassSvm()} (Schoelkopf, Platt, Shawe-Taylor, Smola and
 * Williamson 2001, "Estimating the support of a high-dimensional distribution").
 */
public final class OneClassSvm {
  /** The share of the rows that may be outside, about; standard 0.1. */
  public static final Hyperparameter<Double> NU =
      new Hyperparameter<>(
          "nu", 0.1, Range.ofReals(1e-4, 1), Range.ofLogReals(0.01, 0.5), "share that is outside");

  /**
   * How fast the kernel {@code exp(-gamma * d^2)} falls; standard 0, which chooses one through the
   * sum of the variances of the inputs.
   */
  public static final Hyperparameter<Double> GAMMA =
      new Hyperparameter<>(
          "gamma",
          0.0,
          Range.ofReals(0, 1e6),
          Range.ofLogReals(1e-3, 10),
          "fall of the kernel, 0: chosen");

  /**
   * Of more rows so many are drawn to learn from, as time grows with their square; standard 10,000.
   */
  public static final Hyperparameter<Integer> MAX_ROWS =
      new Hyperparameter<>(
          "max_rows",
          10_000,
          Range.ofInts(2, 50_000),
          Range.ofLogInts(1_000, 20_000),
          "rows to learn from at most");

  private OneClassSvm() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("one-class-svm", NU, GAMMA, MAX_ROWS);
  }
}
