package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.core.train.tree.Growth;

/**
 * The hyperparameters of {@link Trainers#cart()}: one tree, each split the best of all columns
 * (Breiman, Friedman, Olshen and Stone, 1984).
 */
public final class Cart {
  /** The greatest depth of a tree; standard 1,000, in effect none. */
  public static final Hyperparameter<Integer> MAX_DEPTH =
      new Hyperparameter<>(
          "max_depth",
          1_000,
          Range.ofInts(1, 1_000),
          Range.ofLogInts(4, 64),
          "greatest depth of a tree");

  /**
   * The least weight of the rows that are still split, weights being 1 on average; standard 0: only
   * rows of one class or number are not split.
   */
  public static final Hyperparameter<Double> MIN_SPLIT_WEIGHT =
      new Hyperparameter<>(
          "min_split_weight",
          0.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(2, 50),
          "least weight that is split");

  /** The least weight of the rows of a leaf, weights being 1 on average; standard 0. */
  public static final Hyperparameter<Double> MIN_LEAF_WEIGHT =
      new Hyperparameter<>(
          "min_leaf_weight",
          0.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(1, 25),
          "least weight of a leaf");

  /**
   * What a leaf must save at least, as a share of the error of a tree without splits; standard 0:
   * no leaf is pruned.
   */
  public static final Hyperparameter<Double> PRUNING =
      new Hyperparameter<>(
          "pruning",
          0.0,
          Range.ofReals(0, 1),
          Range.ofLogReals(1e-5, 0.05),
          "least that a leaf saves");

  private Cart() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("cart", MAX_DEPTH, MIN_SPLIT_WEIGHT, MIN_LEAF_WEIGHT, PRUNING);
  }

  static ForestPlan plan(HyperparameterValues values) {
    return new ForestPlan(
        "cart",
        1,
        false,
        Growth.Thresholds.BEST,
        "1.0",
        new Growth.Limits(
            values.get(MAX_DEPTH),
            values.get(MIN_SPLIT_WEIGHT),
            values.get(MIN_LEAF_WEIGHT),
            values.get(PRUNING)));
  }
}
