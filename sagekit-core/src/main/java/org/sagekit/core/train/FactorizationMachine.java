package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#factorizationMachine()}: a linear model and what each two
 * numbers add, by factors (Rendle, 2010), learning by AdaGrad (Duchi, Hazan and Singer, 2011), by
 * Tribuo.
 */
public final class FactorizationMachine {
  /** How many factors each number has; standard 8. */
  public static final Hyperparameter<Integer> FACTORS =
      new Hyperparameter<>(
          "factors", 8, Range.ofInts(1, 512), Range.ofLogInts(2, 32), "factors of each number");

  /** How often all rows are learnt from; standard 20. */
  public static final Hyperparameter<Integer> EPOCHS =
      new Hyperparameter<>(
          "epochs", 20, Range.ofInts(1, 10_000), Range.ofLogInts(5, 100), "passes over the rows");

  /** The length of the first step; standard 0.05. */
  public static final Hyperparameter<Double> LEARNING_RATE =
      new Hyperparameter<>(
          "learning_rate",
          0.05,
          Range.ofReals(1e-6, 10),
          Range.ofLogReals(0.005, 0.5),
          "length of the first step");

  /** The variance of the factors at the beginning; standard 0.01. */
  public static final Hyperparameter<Double> VARIANCE =
      new Hyperparameter<>(
          "variance",
          0.01,
          Range.ofReals(1e-12, 1),
          Range.ofLogReals(1e-4, 0.1),
          "variance of the first factors");

  private FactorizationMachine() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "factorization-machine", FACTORS, EPOCHS, LEARNING_RATE, VARIANCE);
  }
}
