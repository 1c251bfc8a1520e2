package org.sagekit.monitor.drift;

import java.util.Arrays;
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
    double[] values = new double[column.size()];
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      double value = column.number(row);
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    double[] sorted = count == values.length ? values : Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }

  boolean anyEmpty() {
    return reference.length == 0 || current.length == 0;
  }

  /** The distinct numbers, ascending: as many as {@link Counts}. */
  double[] distinct() {
    double[] distinct = new double[reference.length + current.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < reference.length || j < current.length) {
      double value = next(i, j);
      i = after(reference, i, value);
      j = after(current, j, value);
      distinct[size++] = value;
    }
    return Arrays.copyOf(distinct, size);
  }

  /** The lesser of two that come next; there is one at least. */
  double next(int i, int j) {
    boolean isOfReference =
        j == current.length || i < reference.length && reference[i] < current[j];
    return isOfReference ? reference[i] : current[j];
  }

  /** By ==, so that 0 and -0 are one. */
  static int after(double[] values, int from, double value) {
    int at = from;
    while (at < values.length && values[at] == value) {
      at++;
    }
    return at;
  }
}
