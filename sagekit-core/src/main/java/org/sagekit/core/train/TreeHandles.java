package org.sagekit.core.train;

import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of trees, which {@link RandomForest}, {@link ExtraTrees} and {@link Cart}
 * have in common, and differ only in what is standard.
 */
final class TreeHandles {
  /** Stands for the number that suits the task. */
  static final double BY_TASK = -1;

  static final Hyperparameter<Integer> TREES =
      new Hyperparameter<>(
          "trees", 300, Range.ofInts(1, 100_000), Range.ofLogInts(50, 1_000), "number of trees");

  static final Hyperparameter<Integer> MAX_DEPTH =
      new Hyperparameter<>(
          "max_depth",
          1_000,
          Range.ofInts(1, 1_000),
          Range.ofLogInts(4, 64),
          "greatest depth of a tree");

  static final Hyperparameter<Double> MIN_SPLIT_WEIGHT =
      new Hyperparameter<>(
          "min_split_weight",
          0.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(2, 50),
          "least weight that is split");

  static final Hyperparameter<String> MAX_FEATURES =
      new Hyperparameter<>(
          "max_features",
          ForestPlan.AUTO,
          ForestPlan.COLUMNS,
          ForestPlan.COLUMNS,
          "columns a split chooses from");

  private TreeHandles() {}

  /** The least weight of a leaf. */
  static Hyperparameter<Double> minLeafWeight(double standard) {
    Range<Double> weights = Range.ofReals(0, 1e9);
    return new Hyperparameter<>(
        "min_leaf_weight",
        standard,
        standard == BY_TASK ? orByTask(weights) : weights,
        Range.ofLogReals(1, 25),
        "least weight of a leaf");
  }

  /** These numbers, or the one that suits the task. */
  static Range<Double> orByTask(Range<Double> numbers) {
    return Range.ofMarked(BY_TASK, "by task", numbers);
  }

  /** The value that was chosen, or one that suits the task. */
  static double chosen(double value, Task task, double forClasses, double forNumbers) {
    if (value != BY_TASK) {
      return value;
    }
    return task == Task.REGRESSION ? forNumbers : forClasses;
  }
}
