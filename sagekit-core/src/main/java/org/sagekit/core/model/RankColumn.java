package org.sagekit.core.model;

import java.util.Arrays;

/**
 * Ranks of one column. A table of the keys' upper bits tells the rank of the first key of a
 * stretch; a few comparisons with the limits within it tell the rest, without a branch on the data.
 * Immutable.
 */
final class RankColumn {
  static final int MOST_LIMITS = 255;

  /** A rank is kept less this, as bytes have a sign. */
  private static final int ZERO = 128;

  private static final int LEAST_STRETCHES = 256;

  /** A table that stays in the nearest cache. */
  private static final int MOST_STRETCHES = 4096;

  private final int feature;
  private final int missing;

  /** Ascending, then greater than every key, so that a comparison may go beyond the end. */
  private final int[] limits;

  private final int count;
  private final int first;
  private final int last;
  private final int shift;
  private final byte[] starts;

  /** The greatest power of two that is not above the most limits of a stretch. */
  private final int step;

  /**
   * A column.
   *
   * @param ascending its limits, different ones, from 1 to 255
   */
  RankColumn(int feature, boolean missingBelow, int[] ascending) {
    this.feature = feature;
    this.missing = missingBelow ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    this.count = ascending.length;
    this.first = ascending[0];
    this.last = ascending[count - 1];
    long span = (long) last - first;
    int stretches = LEAST_STRETCHES;
    while (stretches < MOST_STRETCHES && fullest(ascending, shift(span, stretches)) > 1) {
      stretches *= 2;
    }
    this.shift = shift(span, stretches);
    this.step = Integer.highestOneBit(fullest(ascending, shift));
    this.starts = new byte[(int) (span >>> shift) + 1];
    int rank = 0;
    for (int stretch = 0; stretch < starts.length; stretch++) {
      while (stretch(ascending[rank], first, shift) < stretch) {
        rank++;
      }
      starts[stretch] = (byte) (rank - ZERO);
    }
    this.limits = Arrays.copyOf(ascending, count + 2 * step);
    Arrays.fill(limits, count, limits.length, Integer.MAX_VALUE);
  }

  private static int shift(long span, int stretches) {
    int shift = 0;
    while (span >>> shift >= stretches) {
      shift++;
    }
    return shift;
  }

  private static long stretch(int key, int first, int shift) {
    return ((long) key - first) >>> shift;
  }

  private static int fullest(int[] ascending, int shift) {
    int most = 0;
    int here = 0;
    for (int i = 0; i < ascending.length; i++) {
      boolean same =
          i > 0
              && stretch(ascending[i], ascending[0], shift)
                  == stretch(ascending[i - 1], ascending[0], shift);
      here = same ? here + 1 : 1;
      most = Math.max(most, here);
    }
    return most;
  }

  /** The rank of a limit, which only greater numbers are above. */
  byte rankOf(int limit) {
    return (byte) (Arrays.binarySearch(limits, 0, count, limit) - ZERO);
  }

  /**
   * Ranks this column of some rows.
   *
   * @param to where the rank of row 0 goes
   * @return whether all numbers are floats
   */
  boolean read(Memory memory, int in, int first, int end, byte[] ranks, int to) {
    double[] values = memory.values;
    int from = memory.at(first, in + feature);
    boolean exact = true;
    for (int row = first; row < end; row++) {
      double number = values[from];
      float x = (float) number;
      exact &= x == number | Float.isNaN(x);
      ranks[to + row] = rank(Float.isNaN(x) ? missing : KeyOrder.of(x));
      from += memory.width;
    }
    return exact;
  }

  /** How many limits a key is above. */
  private byte rank(int key) {
    int stretch = Math.min(Math.max(key, first), last) - first >>> shift;
    int rank = starts[stretch] + ZERO;
    for (int half = step; half > 0; half >>= 1) {
      // the sign of the difference, as half of the branches would be guessed wrong
      rank += (int) ((long) limits[rank + half - 1] - key >> (Long.SIZE - 1)) & half;
    }
    return (byte) (rank - ZERO);
  }
}
