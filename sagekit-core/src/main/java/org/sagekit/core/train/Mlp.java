package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#mlp()}: a multilayer perceptron with rectified units,
 * learning by RMSProp (Tieleman and Hinton, 2012) in mini-batches, by SMILE.
 */
public final class Mlp {
  /** How many layers of hidden units there are; standard 1. */
  public static final Hyperparameter<Integer> LAYERS =
      new Hyperparameter<>(
          "layers", 1, Range.ofInts(1, 8), Range.ofInts(1, 3), "number of hidden layers");

  /** How many units a hidden layer has; standard 64. */
  public static final Hyperparameter<Integer> UNITS =
      new Hyperparameter<>(
          "units", 64, Range.ofInts(1, 4_096), Range.ofLogInts(16, 256), "units a hidden layer");

  /** How often all rows are learnt from; standard 15. */
  public static final Hyperparameter<Integer> EPOCHS =
      new Hyperparameter<>(
          "epochs", 15, Range.ofInts(1, 10_000), Range.ofLogInts(5, 100), "passes over the rows");

  /** The length of the first step, falling to a hundredth; standard 0.002. */
  public static final Hyperparameter<Double> LEARNING_RATE =
      new Hyperparameter<>(
          "learning_rate",
          0.002,
          Range.ofReals(1e-6, 0.5),
          Range.ofLogReals(3e-4, 0.02),
          "length of the first step");

  /** How many rows make a step; standard 64. */
  public static final Hyperparameter<Integer> BATCH_SIZE =
      new Hyperparameter<>(
          "batch_size", 64, Range.ofInts(1, 65_536), Range.ofLogInts(16, 256), "rows a step");

  /** The strength of the squared penalty on weights; standard 0. */
  public static final Hyperparameter<Double> WEIGHT_DECAY =
      new Hyperparameter<>(
          "weight_decay", 0.0, Range.ofReals(0, 0.1), Range.ofReals(0, 0.01), "L2 penalty");

  private Mlp() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "mlp", LAYERS, UNITS, EPOCHS, LEARNING_RATE, BATCH_SIZE, WEIGHT_DECAY);
  }
}
