package org.sagekit.core.label.agree;

/** A coefficient as a function of how often each task is drawn. Immutable. */
interface Statistic {

  /** How many tasks can be drawn. */
  int units();

  /** How many of them have answers that can be compared. */
  int compared();

  /**
   * The coefficient.
   *
   * @param times how often each task is drawn
   * @return NaN if it can't be told of these
   */
  double of(int[] times);

  /**
   * Whether the draws are moved so that their mean is the coefficient of all tasks. Where a figure
   * rests on few tasks, as the kappa of two workers does, tasks that are drawn twice make it less,
   * and the mean of many such figures keeps the loss, but not the spread.
   */
  default boolean isCentred() {
    return false;
  }

  /** Why the coefficient of all tasks can't be told, as the words after "as". */
  String reasonForNone();
}
