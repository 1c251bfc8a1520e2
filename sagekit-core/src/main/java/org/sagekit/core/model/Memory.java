package org.sagekit.core.model;

import org.jspecify.annotations.Nullable;

/** What one call of a scorer writes to: for each row the numbers of all nodes. For one thread. */
final class Memory {
  /** The numbers, row behind row. */
  final double[] values;

  /** How many numbers a row has. */
  final int width;

  /** Room for the ordered keys of 32 bits that trees compare, row behind row. */
  final int[] keys;

  /** Room for leaves: of one row in each tree, or of each row in one tree. */
  final int[] leaves;

  /** Room for the sums of each row that are kept in float. */
  final float[] sums;

  /** What steps work with, see {@link Room}. */
  final @Nullable Object[] rooms;

  private long @Nullable [] wideKeys;

  private byte[] bytes = {};

  Memory(int rows, Layout layout) {
    this.values = new double[Math.multiplyExact(rows, layout.total())];
    this.width = layout.total();
    int groups = (rows + Walk.AT_ONCE - 1) / Walk.AT_ONCE;
    this.keys = new int[Math.multiplyExact(groups * Walk.AT_ONCE, layout.keys())];
    this.leaves = new int[Math.max(groups * Walk.AT_ONCE, layout.leaves())];
    this.sums = new float[rows];
    this.rooms = new Object[layout.rooms()];
  }

  /**
   * Room for keys of 64 bits, row behind row, as long as a power of two; made when first asked for,
   * as not all models need it.
   */
  long[] wideKeys() {
    long[] known = wideKeys;
    if (known == null) {
      known = new long[Integer.highestOneBit(Math.max(1, 2 * keys.length - 1))];
      wideKeys = known;
    }
    return known;
  }

  /** Room for at least so many bytes. */
  byte[] bytes(int least) {
    if (bytes.length < least) {
      bytes = new byte[least];
    }
    return bytes;
  }

  /** Where a number of the first row stands in a later one. */
  int at(int row, int offset) {
    return row * width + offset;
  }
}
