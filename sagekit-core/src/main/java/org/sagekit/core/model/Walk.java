package org.sagekit.core.model;

/**
 * A way to find the leaf that a row comes to in each tree of a {@link Forest}, and to add up what
 * the leaves say. Immutable.
 */
abstract class Walk {
  /** How many ways are gone at once, so that the processor waits for as many nodes together. */
  static final int AT_ONCE = 8;

  /** Trees up to this depth are walked to the end; in deeper ones it is asked who still moves. */
  private static final int SHALLOW = 8;

  private static final int BETWEEN = 4;

  /** How many keys a row has; the memory needs room for as many. */
  abstract int keys();

  /**
   * Walks one row, whose numbers begin at {@code from}, through all trees, and adds the leaves to
   * sums that begin at {@code to}.
   */
  abstract void row(Memory memory, int from, int to);

  /**
   * Walks some rows.
   *
   * @param in where the numbers of the first row begin
   * @param out where its sums go
   */
  void rows(Memory memory, int in, int out, int rows) {
    for (int row = 0; row < rows; row++) {
      row(memory, memory.at(row, in), memory.at(row, out));
    }
  }

  /** The fastest way that fits a forest. */
  static Walk of(Forest forest, LeafSums sums) {
    if (forest.hasLevelSets() || !PackedWalk.fits(forest)) {
      return new WideWalk(forest, sums);
    }
    Walk plain =
        LevelWalk.fits(forest) ? new LevelWalk(forest, sums) : new PackedWalk(forest, sums);
    return VectorEngine.of(forest, sums, plain).orElse(plain);
  }

  /** How many steps are made before it is asked whether any of the ways goes on. */
  static int stretch(int depth) {
    return depth <= SHALLOW ? depth : BETWEEN;
  }
}
