package org.sagekit.core.train;

import org.sagekit.api.model.Task;
import org.sagekit.api.train.Range;
import org.sagekit.core.train.tree.Growth;

/**
 * What a forest shall be.
 *
 * @param name of the trainer
 * @param trees how many
 * @param bootstrap whether each tree has rows of its own
 * @param thresholds how splits are found
 * @param columns which part of the columns a split chooses from
 * @param limits when a node is not split, weights being 1 on average
 */
record ForestPlan(
    String name,
    int trees,
    boolean bootstrap,
    Growth.Thresholds thresholds,
    String columns,
    Growth.Limits limits) {
  /** A share of the columns that suits the task. */
  static final String AUTO = "auto";

  static final String SQRT = "sqrt";
  static final String LOG2 = "log2";

  /** What {@link #columns} may be. */
  static final Range<String> COLUMNS =
      Range.ofChoices(
          AUTO, SQRT, LOG2, "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0");

  /**
   * How the trees grow.
   *
   * @param task what is predicted
   * @param width how many columns there are
   * @param meanWeight of the rows
   */
  Growth growth(Task task, int width, double meanWeight) {
    return new Growth(
        bootstrap,
        thresholds,
        candidates(task, width),
        new Growth.Limits(
            limits.depth(),
            limits.splitWeight() * meanWeight,
            limits.leafWeight() * meanWeight,
            limits.pruning()));
  }

  /** For the best of all thresholds a few columns less keep the trees of numbers apart. */
  private String standard(Task task) {
    String all = thresholds == Growth.Thresholds.BEST ? "0.7" : "1.0";
    return task == Task.REGRESSION ? all : SQRT;
  }

  /** At least one, rounded down as scikit-learn does. */
  private int candidates(Task task, int width) {
    String part = columns.equals(AUTO) ? standard(task) : columns;
    double count =
        switch (part) {
          case SQRT -> Math.sqrt(width);
          case LOG2 -> 31 - Integer.numberOfLeadingZeros(width);
          default -> Double.parseDouble(part) * width;
        };
    return (int) Math.max(1, count);
  }
}
