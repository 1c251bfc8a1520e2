package org.sagekit.core.data;

import java.time.Duration;
import org.sagekit.api.Problems;

/**
 * How {@link Splits#overTime} divides: {@code Windows.expanding(5).gap(Duration.ofDays(7))} or
 * {@code Windows.rolling(5, 1000).gap(24)}. The rows in the order of time are cut into one piece
 * more than there are folds; each piece but the first is a test, and what lies before it is for
 * training. Immutable.
 *
 * <p>Rows of one moment are never parted: where a boundary would fall between them, it moves to
 * before the first of them. So a test may have a few rows more, a gap too.
 */
public final class Windows {
  private final int folds;
  private final int longest;
  private final int gap;
  private final Duration pause;

  private Windows(int folds, int longest, int gap, Duration pause) {
    this.folds = folds;
    this.longest = longest;
    this.gap = gap;
    this.pause = pause;
  }

  /**
   * Windows that learn from all that lies before the test.
   *
   * @param folds how many tests, 1 or more
   * @return windows without a gap
   * @throws IllegalArgumentException if there is no fold
   */
  public static Windows expanding(int folds) {
    return rolling(folds, Integer.MAX_VALUE);
  }

  /**
   * Windows that learn from the latest rows before the test only.
   *
   * @param folds how many tests, 1 or more
   * @param rows how many rows to learn from, 1 or more; fewer if there are not as many
   * @return windows without a gap
   * @throws IllegalArgumentException if there is no fold or no row
   */
  public static Windows rolling(int folds, int rows) {
    Problems.of("Windows")
        .require(folds >= 1, "folds", "at least 1", folds)
        .require(rows >= 1, "rows", "at least 1", rows)
        .throwIfAny();
    return new Windows(folds, rows, 0, Duration.ZERO);
  }

  /**
   * The same windows with rows between training and test that belong to neither. Takes the place of
   * a gap said before.
   *
   * @param rows how many, 0 or more; 0 by default
   * @return windows
   * @throws IllegalArgumentException if it is negative
   */
  public Windows gap(int rows) {
    Problems.of("Windows").require(rows >= 0, "gap", "at least 0", rows).throwIfAny();
    return new Windows(folds, longest, rows, Duration.ZERO);
  }

  /**
   * The same windows with time between training and test: what is learnt from is at least so much
   * earlier than the first row of the test. As it should be where the target is known only some
   * time after the row, or rows close in time are alike. Takes the place of a gap said before.
   *
   * @param time 0 or more, rounded up to milliseconds; more than 0 only for a column of times
   * @return windows
   * @throws IllegalArgumentException if it is negative
   */
  public Windows gap(Duration time) {
    Problems.of("Windows").require(!time.isNegative(), "gap", "at least 0", time).throwIfAny();
    return new Windows(folds, longest, 0, time);
  }

  int folds() {
    return folds;
  }

  /** The most rows to learn from. */
  int longest() {
    return longest;
  }

  int gap() {
    return gap;
  }

  /** The time between the last row to learn from and the first to judge by. */
  Duration pause() {
    return pause;
  }
}
