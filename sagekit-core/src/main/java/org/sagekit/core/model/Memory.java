package org.sagekit.core.model;

/** What one call of a scorer writes to: for each row the numbers of all nodes. For one thread. */
final class Memory {
  /** The numbers, row behind row. */
  final double[] values;

  /** How many numbers a row has. */
  final int width;

  /** Room for the ordered keys of one row that trees compare. */
  final long[] keys;

  /** Room for the leaf that one row comes to in each tree. */
  final int[] leaves;

  Memory(int rows, Layout layout) {
    this.values = new double[Math.multiplyExact(rows, layout.total())];
    this.width = layout.total();
    this.keys = new long[layout.keys()];
    this.leaves = new int[layout.leaves()];
  }

  /** Where a number of the first row stands in a later one. */
  int at(int row, int offset) {
    return row * width + offset;
  }
}
