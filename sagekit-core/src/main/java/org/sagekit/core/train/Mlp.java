package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#mlp()}: a multilayer perceptron with rectified units,
 * learning by Adam (Kingma and Ba, 2015) in mini-batches.
 *
 * <p>A warm start keeps the earlier model's preprocessing and learns on from its network, which
 * must have as many layers and units; held-out rows that get no better leave it as it was.
 */
public final class Mlp {
  /** How many layers of hidden units there are; standard 1. */
  public static final Hyperparameter<Integer> LAYERS =
      new Hyperparameter<>(
          "layers", 1, Range.ofInts(1, 8), Range.ofInts(1, 3), "number of hidden layers");

  /** How many units a hidden layer has; standard 100. */
  public static final Hyperparameter<Integer> UNITS =
      new Hyperparameter<>(
          "units", 100, Range.ofInts(1, 4_096), Range.ofLogInts(16, 256), "units a hidden layer");

  /** How often all rows are learnt from, at most; standard 200. */
  public static final Hyperparameter<Integer> EPOCHS =
      new Hyperparameter<>(
          "epochs",
          200,
          Range.ofInts(1, 10_000),
          Range.ofLogInts(10, 300),
          "passes over the rows, at most");

  /** The length of the first step, falling to a hundredth; standard 0.003. */
  public static final Hyperparameter<Double> LEARNING_RATE =
      new Hyperparameter<>(
          "learning_rate",
          0.003,
          Range.ofReals(1e-6, 0.5),
          Range.ofLogReals(3e-4, 0.01),
          "length of the first step");

  /** How many rows make a step; standard 32. */
  public static final Hyperparameter<Integer> BATCH_SIZE =
      new Hyperparameter<>(
          "batch_size", 32, Range.ofInts(1, 65_536), Range.ofLogInts(16, 256), "rows a step");

  /** The strength of the squared penalty on weights; standard 0.0001. */
  public static final Hyperparameter<Double> ALPHA =
      new Hyperparameter<>(
          "alpha", 1e-4, Range.ofReals(0, 1e6), Range.ofLogReals(1e-5, 10), "L2 penalty");

  /** The share of the rows that are held out to tell when to end; standard 0.1. */
  public static final Hyperparameter<Double> VALIDATION_SHARE =
      new Hyperparameter<>(
          "validation_share",
          0.1,
          Range.ofReals(0, 0.5),
          Range.ofReals(0, 0.2),
          "share of the rows that tell when to end");

  /** After how many passes without a gain it ends; standard 10. */
  public static final Hyperparameter<Integer> PATIENCE =
      new Hyperparameter<>(
          "patience",
          10,
          Range.ofInts(1, 10_000),
          Range.ofInts(5, 20),
          "passes without a gain until it ends");

  private Mlp() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "mlp", LAYERS, UNITS, EPOCHS, LEARNING_RATE, BATCH_SIZE, ALPHA, VALIDATION_SHARE, PATIENCE);
  }
}
