package org.sagekit.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a column looks like.
 *
 * @param field name, type and role
 * @param count how many rows were seen
 * @param missing how many of them had no value
 * @param distinct how many different values were seen; exact up to a limit, an estimate beyond it
 * @param mean of the numbers, NaN for categories and text, and if there are none
 * @param deviation their sample standard deviation, NaN if there are fewer than two
 * @param min the least number, NaN if there is none
 * @param max the greatest number, NaN if there is none
 * @param quantiles of the numbers, the infinite ones included; empty for categories and text
 * @param histogram of the finite numbers; empty for categories and text
 * @param countByValue how often the most frequent values occur, most frequent first, equals by
 *     their text; categories, booleans and text only. A text of more than 256 characters stands
 *     there as its first ones and a hash of all
 * @param sum of the numbers, NaN for categories and text, and if there are none
 * @param types what the values read as
 * @param shape of categories and texts; empty for other columns and if there is no value
 */
public record ColumnProfile(
    Field field,
    long count,
    long missing,
    long distinct,
    double mean,
    double deviation,
    double min,
    double max,
    Quantiles quantiles,
    Histogram histogram,
    Map<String, Long> countByValue,
    double sum,
    TypeCounts types,
    Optional<TextShape> shape) {

  /** Copies the counts, keeping their order. */
  public ColumnProfile {
    countByValue = Collections.unmodifiableMap(new LinkedHashMap<>(countByValue));
  }

  /**
   * What a column looks like whose values were not looked at for their types and shapes. The sum is
   * that of the mean.
   *
   * @param field name, type and role
   * @param count how many rows were seen
   * @param missing how many of them had no value
   * @param distinct how many different values were seen
   * @param mean of the numbers, or NaN
   * @param deviation their sample standard deviation, or NaN
   * @param min the least number, or NaN
   * @param max the greatest number, or NaN
   * @param quantiles of the numbers
   * @param histogram of the finite numbers
   * @param countByValue how often the most frequent values occur
   */
  public ColumnProfile(
      Field field,
      long count,
      long missing,
      long distinct,
      double mean,
      double deviation,
      double min,
      double max,
      Quantiles quantiles,
      Histogram histogram,
      Map<String, Long> countByValue) {
    this(
        field,
        count,
        missing,
        distinct,
        mean,
        deviation,
        min,
        max,
        quantiles,
        histogram,
        countByValue,
        mean * (count - missing),
        TypeCounts.NONE,
        Optional.empty());
  }

  /**
   * How many rows had a value.
   *
   * @return from 0 to {@link #count()}
   */
  public long present() {
    return count - missing;
  }

  /**
   * The share of rows without a value.
   *
   * @return from 0 to 1; 0 if no row was seen
   */
  public double missingShare() {
    return count == 0 ? 0 : (double) missing / count;
  }
}
