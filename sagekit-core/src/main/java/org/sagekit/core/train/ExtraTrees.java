package org.sagekit.core.train;

import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.core.train.tree.Growth;

/**
 * The hyperparameters of {@link Trainers#extraTrees()}: trees on all rows, each split the best of
 * random thresholds of some columns (Geurts, Ernst and Wehenkel, 2006). {@code min_leaf_weight} 0
 * and {@code max_features} {@code sqrt} for classes, {@code 1.0} for numbers, are scikit-learn's
 * defaults.
 */
public final class ExtraTrees {
  /** How many trees there are; standard 300. */
  public static final Hyperparameter<Integer> TREES =
      new Hyperparameter<>(
          "trees", 300, Range.ofInts(1, 100_000), Range.ofLogInts(50, 1_000), "number of trees");

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

  /**
   * The least weight of the rows of a leaf, weights being 1 on average; below 0, as standard, what
   * suits the task: 2 for classes, which makes probabilities much better and the forest smaller
   * than 0 does, and 0 for numbers, whose error on validation parts of six sets was 0.2 to 1.2 %
   * less than with 2.
   */
  public static final Hyperparameter<Double> MIN_LEAF_WEIGHT =
      new Hyperparameter<>(
          "min_leaf_weight",
          ForestPlan.BY_TASK,
          Range.ofReals(ForestPlan.BY_TASK, 1e9),
          Range.ofLogReals(1, 25),
          "least weight of a leaf");

  /**
   * From how many columns each split chooses: a share of them, {@code sqrt} or {@code log2} of
   * their number, or, as standard, {@code auto}: the root for classes, all for numbers.
   */
  public static final Hyperparameter<String> MAX_FEATURES =
      new Hyperparameter<>(
          "max_features",
          ForestPlan.AUTO,
          ForestPlan.COLUMNS,
          ForestPlan.COLUMNS,
          "columns a split chooses from");

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
            ForestPlan.chosen(values.get(MIN_LEAF_WEIGHT), task, 2, 0),
            0));
  }
}
