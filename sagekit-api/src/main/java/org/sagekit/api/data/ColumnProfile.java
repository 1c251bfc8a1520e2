package org.sagekit.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
 *     their text; categories, booleans and text only
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
    Map<String, Long> countByValue) {

  /** Copies the counts, keeping their order. */
  public ColumnProfile {
    countByValue = Collections.unmodifiableMap(new LinkedHashMap<>(countByValue));
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
