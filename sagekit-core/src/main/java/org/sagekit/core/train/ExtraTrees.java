package org.sagekit.core.train;

import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.core.train.tree.Growth;

/**
 * The hyperparameters of {@link Trainers#extraTrees()}: trees on all rows, each split the best of
 * random thresholds of some columns (Geurts, Ernst and Wehenkel, 2006). {@code min_leaf_weight} 0
 * and {@code max_features} {@code sqrt} for classes, {@code 1.0} for numbers, are scikit-learn's
 * defaults.
 */
public final class ExtraTrees {
  /** How many trees there are; standard 300. */
  public static final Hyperparameter<Integer> TREES = TreeHandles.TREES;

  /** The greatest depth of a tree; standard 1,000, in effect none. */
  public static final Hyperparameter<Integer> MAX_DEPTH = TreeHandles.MAX_DEPTH;

  /**
   * The least weight of the rows that are still split, weights being 1 on average; standard 0: only
   * rows of one class or number are not split.
   */
  public static final Hyperparameter<Double> MIN_SPLIT_WEIGHT = TreeHandles.MIN_SPLIT_WEIGHT;

  /**
   * The least weight of the rows of a leaf, weights being 1 on average; -1, as standard, means what
   * suits the task: 2 for classes, which makes probabilities much better and the forest smaller
   * than 0 does, and 0 for numbers, whose error on validation parts of six sets was 0.2 to 1.2 %
   * less than with 2.
   */
  public static final Hyperparameter<Double> MIN_LEAF_WEIGHT =
      TreeHandles.minLeafWeight(TreeHandles.BY_TASK);

  /**
   * From how many columns each split chooses: a share of them, {@code sqrt} or {@code log2} of
   * their number, or, as standard, {@code auto}: the root for classes, all for numbers.
   */
  public static final Hyperparameter<String> MAX_FEATURES = TreeHandles.MAX_FEATURES;

  private ExtraTrees() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of(
        "extra-trees", TREES, MAX_DEPTH, MIN_SPLIT_WEIGHT, MIN_LEAF_WEIGHT, MAX_FEATURES);
  }

  static ForestPlan plan(HyperparameterValues values, Task task) {
    return new ForestPlan(
        "extra-trees",
        values.get(TREES),
        false,
        Growth.Thresholds.RANDOM,
        values.get(MAX_FEATURES),
        new Growth.Limits(
            values.get(MAX_DEPTH),
            values.get(MIN_SPLIT_WEIGHT),
            TreeHandles.chosen(values.get(MIN_LEAF_WEIGHT), task, 2, 0),
            0));
  }
}
