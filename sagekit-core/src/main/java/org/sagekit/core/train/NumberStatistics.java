package org.sagekit.core.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;

/**
 * What is known of a column of numbers.
 *
 * @param missing how many have no value
 * @param min the least, NaN if all are missing
 * @param max the greatest, NaN if all are missing
 * @param median NaN if all are missing
 * @param mean after missing ones were replaced by the median
 * @param deviation after missing ones were replaced by the median; the root of the mean square
 */
record NumberStatistics(
    int missing, double min, double max, double median, double mean, double deviation) {

  static NumberStatistics of(Column column) {
    double[] values =
        IntStream.range(0, column.size())
            .mapToDouble(column::number)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    int missing = column.size() - values.length;
    if (values.length == 0) {
      return new NumberStatistics(
          missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    int middle = values.length / 2;
    double median =
        values.length % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2;
    double mean = (Arrays.stream(values).sum() + missing * median) / column.size();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    squares += missing * (median - mean) * (median - mean);
    double deviation = Math.sqrt(squares / column.size());
    return new NumberStatistics(
        missing, values[0], values[values.length - 1], median, mean, deviation);
  }

  /** The mean of those that are not missing; of {@code size} rows in all. */
  double presentMean(int size) {
    return missing == size ? Double.NaN : (mean * size - missing * median) / (size - missing);
  }

  /** Whether there is but one value, missing ones included. */
  boolean constant() {
    return !(min < max) && (missing == 0 || Double.isNaN(min));
  }

  /** What makes the deviation 1; 1 if there is none. */
  double factor() {
    return deviation > 0 && Double.isFinite(1 / deviation) ? 1 / deviation : 1;
  }
}
