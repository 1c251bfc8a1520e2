package org.sagekit.core.train.metric;

import java.util.Arrays;

/** The order of numbers, without boxing. */
public final class Ordering {
  private Ordering() {}

  /**
   * The order from the least number to the greatest. Equal numbers keep their order; both zeros are
   * equal, NaN comes last.
   *
   * @param values any
   * @return their indices
   */
  public static int[] ascending(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = values[i] + 0.0; // makes one of both zeros
    }
    Arrays.sort(sorted);
    int[] taken = new int[values.length];
    int[] order = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = first(sorted, values[i] + 0.0);
      order[first + taken[first]++] = i;
    }
    return order;
  }

  /** The first place of a number that is there. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The weighted median: half of the weight lies below it. If exactly half does, the mean of the
   * numbers on both sides.
   *
   * @param values any
   * @param order as {@link #ascending} gives it
   * @param weights one a value, zero or more
   * @return NaN without weight
   */
  public static double median(double[] values, int[] order, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double below = 0;
    double lower = Double.NaN;
    for (int i : order) {
      if (weights[i] > 0) {
        if (!Double.isNaN(lower)) {
          return (lower + values[i]) / 2;
        }
        below += weights[i];
        if (2 * below > total) {
          return values[i];
        }
        lower = 2 * below == total ? values[i] : Double.NaN;
      }
    }
    return lower;
  }
}
