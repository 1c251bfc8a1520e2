package org.sagekit.core.data.profile;

import java.util.Arrays;

/**
 * Sorts blocks of keys: fours by a network (D. Knuth, The Art of Computer Programming, volume 3,
 * section 5.3.4), and then run by run. Of random keys that is faster than a quicksort, which has to
 * guess.
 */
final class BlockSort {
  private static final int FOUR = 4;
  private long[] spare = new long[0];

  /** Sorts the first keys; the result is in the same array. */
  void sort(long[] keys, int size) {
    if (spare.length < size) {
      spare = new long[size];
    }
    int fours = size / FOUR * FOUR;
    for (int i = 0; i < fours; i += FOUR) {
      sortFour(keys, i);
    }
    Arrays.sort(keys, fours, size);
    long[] from = keys;
    long[] to = spare;
    for (int width = FOUR; width < size; width *= 2) {
      pass(from, to, width, size);
      long[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != keys) {
      System.arraycopy(from, 0, keys, 0, size);
    }
  }

  private static void pass(long[] from, long[] to, int width, int size) {
    int start = 0;
    for (; start + 2 * width <= size; start += 2 * width) {
      SortedRuns.mergeEqual(from, start, width, to);
    }
    if (start < size) {
      int middle = Math.min(start + width, size);
      SortedRuns.merge(from, start, middle, size, to);
    }
  }

  private static void sortFour(long[] keys, int at) {
    long a = Math.min(keys[at], keys[at + 1]);
    long b = Math.max(keys[at], keys[at + 1]);
    long c = Math.min(keys[at + 2], keys[at + 3]);
    long d = Math.max(keys[at + 2], keys[at + 3]);
    keys[at] = Math.min(a, c);
    keys[at + 3] = Math.max(b, d);
    long low = Math.max(a, c);
    long high = Math.min(b, d);
    keys[at + 1] = Math.min(low, high);
    keys[at + 2] = Math.max(low, high);
  }
}
