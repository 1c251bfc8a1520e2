package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#quantile()}: the linear quantile regression of Koenker and
 * Bassett (1978). It predicts what a given share of the rows stays below.
 */
public final class Quantile {
  /** The share that stays below; standard 0.5, the median. */
  public static final Hyperparameter<Double> QUANTILE =
      new Hyperparameter<>(
          "quantile",
          0.5,
          Range.ofReals(0.001, 0.999),
          Range.ofReals(0.05, 0.95),
          "share that stays below");

  /**
   * The strength of half the squares of the weights, against the sum of the rows' losses with the
   * target scaled to deviation 1; standard 0.1.
   */
  public static final Hyperparameter<Double> ALPHA =
      new Hyperparameter<>(
          "alpha",
          0.1,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(1e-3, 1e3),
          "strength of the penalty");

  private Quantile() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("quantile", QUANTILE, ALPHA);
  }
}
