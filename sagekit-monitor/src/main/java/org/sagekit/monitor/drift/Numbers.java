package org.sagekit.monitor.drift;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;

/**
 * Two samples of numbers, each in ascending order, and the walk through both at once.
 *
 * @param reference without NaN
 * @param current without NaN
 */
record Numbers(double[] reference, double[] current) {

  static Numbers of(Column reference, Column current) {
    return new Numbers(sorted(reference), sorted(current));
  }

  private static double[] sorted(Column column) {
    return IntStream.range(0, column.size())
        .mapToDouble(column::number)
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  boolean anyEmpty() {
    return reference.length == 0 || current.length == 0;
  }

  /**
   * How many numbers of each sample are no greater than each distinct number.
   *
   * @return one pair a distinct number, ascending: the count of the reference, then of the current
   */
  int[][] counts() {
    int[][] counts = new int[reference.length + current.length][];
    int distinct = 0;
    int i = 0;
    int j = 0;
    while (i < reference.length || j < current.length) {
      double value =
          j == current.length || i < reference.length && reference[i] < current[j]
              ? reference[i]
              : current[j];
      i = after(reference, i, value);
      j = after(current, j, value);
      counts[distinct++] = new int[] {i, j};
    }
    return Arrays.copyOf(counts, distinct);
  }

  /** The distinct numbers, ascending: as many as {@link #counts}. */
  double[] distinct() {
    double[] distinct = new double[reference.length + current.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < reference.length || j < current.length) {
      double value =
          j == current.length || i < reference.length && reference[i] < current[j]
              ? reference[i]
              : current[j];
      i = after(reference, i, value);
      j = after(current, j, value);
      distinct[size++] = value;
    }
    return Arrays.copyOf(distinct, size);
  }

  /** By ==, so that 0 and -0 are one. */
  private static int after(double[] values, int from, double value) {
    int at = from;
    while (at < values.length && values[at] == value) {
      at++;
    }
    return at;
  }

  /**
   * The greatest distance of the two distribution functions, times both sizes: a whole number, so
   * that it can be compared exactly.
   */
  static long distance(int[][] counts) {
    long greatest = 0;
    for (int at = 0; at < counts.length; at++) {
      greatest = Math.max(greatest, distance(counts, at));
    }
    return greatest;
  }

  /** The distance at one of the distinct numbers. */
  static long distance(int[][] counts, int at) {
    int[] sizes = counts[counts.length - 1];
    return Math.abs((long) counts[at][0] * sizes[1] - (long) counts[at][1] * sizes[0]);
  }
}
