package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#randomForest()}: trees on bootstrap samples, each split
 * among a random part of the columns (Breiman, 2001), by Tribuo.
 */
public final class RandomForest {
  /** How many trees there are; standard 60. */
  public static final Hyperparameter<Integer> TREES =
      new Hyperparameter<>(
          "trees", 60, Range.ofInts(1, 10_000), Range.ofLogInts(30, 300), "number of trees");

  /** The greatest depth of a tree; standard 14. */
  public static final Hyperparameter<Integer> MAX_DEPTH =
      new Hyperparameter<>(
          "max_depth", 14, Range.ofInts(1, 64), Range.ofInts(6, 24), "greatest depth of a tree");

  /** The least weight of the rows that are still split, weights being 1 on average; standard 5. */
  public static final Hyperparameter<Double> MIN_SPLIT_WEIGHT =
      new Hyperparameter<>(
          "min_split_weight",
          5.0,
          Range.ofReals(1, 1e9),
          Range.ofLogReals(2, 50),
          "least weight that is split");

  /** The share of the columns that each split chooses from; standard 0.3. */
  public static final Hyperparameter<Double> FEATURE_FRACTION =
      new Hyperparameter<>(
          "feature_fraction",
          0.3,
          Range.ofReals(1e-4, 1),
          Range.ofReals(0.1, 0.7),
          "share of columns a split");

  private RandomForest() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "random-forest", TREES, MAX_DEPTH, MIN_SPLIT_WEIGHT, FEATURE_FRACTION);
  }
}
