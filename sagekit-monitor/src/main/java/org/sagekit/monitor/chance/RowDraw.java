package org.sagekit.monitor.chance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Draws some rows by what they say, so that it is the same whatever order the rows are in. The n-th
 * of several equal rows draws a lot of its own. Equal rows of then and of now draw equal lots, so
 * that a set of rows and itself give the same sample, and rows with much in common are rather taken
 * for alike than not.
 */
public final class RowDraw {
  private RowDraw() {}

  /**
   * Draws.
   *
   * @param keys of the rows, equal if and only if they are
   * @param most that are drawn
   * @param seed of the lots
   * @return the numbers of at most so many rows, in the order of their lots
   */
  public static int[] of(long[] keys, int most, long seed) {
    long[] lots = lots(keys, seed);
    long[] sorted = lots.clone();
    Arrays.sort(sorted);
    return IntStream.range(0, keys.length)
        .filter(row -> keys.length <= most || lots[row] < sorted[most])
        .boxed()
        .sorted(Comparator.comparingLong(row -> lots[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static long[] lots(long[] keys, long seed) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] seen = new int[keys.length];
    long[] lots = new long[keys.length];
    for (int row = 0; row < keys.length; row++) {
      int first = first(sorted, keys[row]);
      lots[row] = Mixing.of(Mixing.of(keys[row], seen[first]++), seed);
    }
    return lots;
  }

  private static int first(long[] sorted, long key) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
