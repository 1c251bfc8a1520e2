package org.sagekit.core.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;

/**
 * What is known of a column of numbers. Sums are taken in ascending order, so that the order of the
 * rows does not matter; what needs it is worked out when it is first asked for. For one thread.
 */
final class NumberStatistics {
  private final Column column;
  private final int missing;
  private final double min;
  private final double max;
  private double @Nullable [] sorted;
  private double mean = Double.NaN;
  private double deviation = Double.NaN;

  private NumberStatistics(Column column) {
    this.column = column;
    int none = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < column.size(); row++) {
      double value = column.number(row);
      if (Double.isNaN(value)) {
        none++;
      } else {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    missing = none;
    min = none == column.size() ? Double.NaN : least;
    max = none == column.size() ? Double.NaN : greatest;
  }

  static NumberStatistics of(Column column) {
    return new NumberStatistics(column);
  }

  /** How many have no value. */
  int missing() {
    return missing;
  }

  /** The least, NaN if all are missing. */
  double min() {
    return min;
  }

  /** The greatest, NaN if all are missing. */
  double max() {
    return max;
  }

  /** Those that are not missing, in ascending order; not to be changed. */
  double[] sorted() {
    if (sorted == null) {
      double[] values = new double[column.size() - missing];
      int count = 0;
      for (int row = 0; row < column.size(); row++) {
        double value = column.number(row);
        if (!Double.isNaN(value)) {
          values[count++] = value;
        }
      }
      Arrays.sort(values);
      sorted = values;
    }
    return sorted;
  }

  /** NaN if all are missing. */
  double median() {
    double[] values = sorted();
    if (values.length == 0) {
      return Double.NaN;
    }
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2;
  }

  /** After missing ones were replaced by the median. */
  double mean() {
    if (Double.isNaN(mean)) {
      double filled = missing == 0 ? 0 : missing * median();
      mean = (Arrays.stream(sorted()).sum() + filled) / column.size();
    }
    return mean;
  }

  /** The mean of those that are not missing. */
  double presentMean() {
    return Arrays.stream(sorted()).sum() / (column.size() - missing);
  }

  /** After missing ones were replaced by the median; the root of the mean square. */
  double deviation() {
    if (Double.isNaN(deviation)) {
      double squares = 0;
      for (double value : sorted()) {
        squares += (value - mean()) * (value - mean());
      }
      if (missing > 0) {
        squares += missing * (median() - mean()) * (median() - mean());
      }
      deviation = Math.sqrt(squares / column.size());
    }
    return deviation;
  }

  /** Whether there is but one value, missing ones included. */
  boolean constant() {
    return !(min < max) && (missing == 0 || Double.isNaN(min));
  }

  /** What makes the deviation 1; 1 if there is none. */
  double factor() {
    return deviation() > 0 && Double.isFinite(1 / deviation()) ? 1 / deviation() : 1;
  }
}
