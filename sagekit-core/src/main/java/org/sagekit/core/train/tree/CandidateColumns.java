package org.sagekit.core.train.tree;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the columns that a node chooses from, each once. Columns that don't vary in a node don't
 * vary below it either, so they are kept in front and never looked at again there: a depth-first
 * walk leaves the front of a node as it was until its last child. For one thread.
 */
final class CandidateColumns {
  /** Drawn was a column that is known not to vary. */
  static final int CONSTANT = -1;

  private final int[] columns;
  private final SplittableRandom random;

  /** So many columns at the front don't vary. */
  private int constants;

  /** So many of them can still be drawn, because they were known before. */
  private int idle;

  /** So many columns at the end were looked at. */
  private int used;

  private int latest;

  CandidateColumns(int count, SplittableRandom random) {
    columns = new int[count];
    Arrays.setAll(columns, i -> i);
    this.random = random;
  }

  /** Goes to a node in which so many columns are known not to vary. */
  void enter(int known) {
    constants = known;
    idle = known;
    used = 0;
  }

  /** Whether there is a column that may vary and was not drawn. */
  boolean more() {
    return constants + used < columns.length;
  }

  /** Draws a column; {@link #CONSTANT} if it is one that is known not to vary. */
  int draw() {
    int place = random.nextInt(idle + columns.length - constants - used);
    if (place < idle) {
      idle--;
      return CONSTANT;
    }
    latest = constants + place - idle;
    return columns[latest];
  }

  /** Says that the latest column doesn't vary. */
  void constant() {
    swap(latest, constants);
    constants++;
  }

  /** Says that the latest column was looked at. */
  void used() {
    used++;
    swap(latest, columns.length - used);
  }

  /** How many columns are known not to vary. */
  int constants() {
    return constants;
  }

  private void swap(int a, int b) {
    int column = columns[a];
    columns[a] = columns[b];
    columns[b] = column;
  }
}
