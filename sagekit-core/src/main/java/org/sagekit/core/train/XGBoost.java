package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#xgboost()}: gradient-boosted trees by XGBoost (Chen and
 * Guestrin, 2016). Names and defaults are XGBoost's own.
 */
public final class XGBoost {
  /** How many trees are boosted, for each class one; standard 100. */
  public static final Hyperparameter<Integer> ROUNDS =
      new Hyperparameter<>(
          "rounds",
          100,
          Range.ofInts(1, 100_000),
          Range.ofLogInts(20, 1_000),
          "rounds of boosting");

  /** The share of each new tree that is added; standard 0.3. */
  public static final Hyperparameter<Double> ETA =
      new Hyperparameter<>(
          "eta", 0.3, Range.ofReals(1e-6, 1), Range.ofLogReals(0.01, 0.5), "learning rate");

  /** The greatest depth of a tree; standard 6. */
  public static final Hyperparameter<Integer> MAX_DEPTH =
      new Hyperparameter<>(
          "max_depth", 6, Range.ofInts(1, 20), Range.ofInts(2, 10), "greatest depth of a tree");

  /** The least sum of the rows' second derivatives in a leaf; standard 1. */
  public static final Hyperparameter<Double> MIN_CHILD_WEIGHT =
      new Hyperparameter<>(
          "min_child_weight",
          1.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(0.5, 50),
          "least weight of a leaf");

  /** The share of the rows that each tree sees; standard 1. */
  public static final Hyperparameter<Double> SUBSAMPLE =
      new Hyperparameter<>(
          "subsample", 1.0, Range.ofReals(0.01, 1), Range.ofReals(0.5, 1), "share of rows a tree");

  /** The share of the columns that each tree sees; standard 1. */
  public static final Hyperparameter<Double> COLSAMPLE_BYTREE =
      new Hyperparameter<>(
          "colsample_bytree",
          1.0,
          Range.ofReals(0.01, 1),
          Range.ofReals(0.3, 1),
          "share of columns a tree");

  /** The strength of the squared penalty on leaves; standard 1. */
  public static final Hyperparameter<Double> LAMBDA =
      new Hyperparameter<>(
          "lambda", 1.0, Range.ofReals(0, 1e9), Range.ofLogReals(0.01, 100), "L2 penalty");

  /** The strength of the absolute penalty on leaves; standard 0. */
  public static final Hyperparameter<Double> ALPHA =
      new Hyperparameter<>("alpha", 0.0, Range.ofReals(0, 1e9), Range.ofReals(0, 10), "L1 penalty");

  /** The least gain of a split; standard 0. */
  public static final Hyperparameter<Double> GAMMA =
      new Hyperparameter<>(
          "gamma", 0.0, Range.ofReals(0, 1e9), Range.ofReals(0, 5), "least gain of a split");

  private XGBoost() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "xgboost",
        ROUNDS,
        ETA,
        MAX_DEPTH,
        MIN_CHILD_WEIGHT,
        SUBSAMPLE,
        COLSAMPLE_BYTREE,
        LAMBDA,
        ALPHA,
        GAMMA);
  }
}
