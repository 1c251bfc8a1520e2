package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#linear()}: logistic regression for classes, least squares
 * for numbers, by stochastic gradient descent with AdaGrad (Duchi, Hazan and Singer, 2011), by
 * Tribuo.
 */
public final class Linear {
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

  private Linear() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("linear", EPOCHS, LEARNING_RATE);
  }
}
