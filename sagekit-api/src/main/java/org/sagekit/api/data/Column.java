package org.sagekit.api.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/**
 * The values of one field, row by row. Immutable. Row numbers count from 0; one that is out of
 * range is an {@link IndexOutOfBoundsException}.
 */
public sealed interface Column
    permits NumericColumn,
        IntegerColumn,
        BooleanColumn,
        CategoricalColumn,
        TextColumn,
        DateTimeColumn {

  /**
   * What the values are.
   *
   * @return the type
   */
  FieldType type();

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  int size();

  /**
   * Whether a value is missing.
   *
   * @param row which one
   * @return true if there is no value
   */
  boolean isMissing(int row);

  /**
   * The value as a number: booleans as 0 and 1, times as milliseconds since 1970 in UTC, categories
   * as the index of their level.
   *
   * @param row which one
   * @return the number, NaN if the value is missing
   * @throws UnsupportedOperationException if this is a text column
   */
  double number(int row);

  /**
   * The value as text, written alike in every locale and zone.
   *
   * @param row which one
   * @return the text, or null if the value is missing
   */
  @Nullable String text(int row);

  /**
   * Some of the rows.
   *
   * @param rows which ones, in any order; a row may be taken twice
   * @return a column of as many rows
   */
  Column rows(int... rows);

  /**
   * Adds the content to a digest.
   *
   * @param digest to add to
   */
  void addTo(Fingerprint.Digest digest);

  /**
   * How many values are missing.
   *
   * @return from 0 to {@link #size()}
   */
  default int missing() {
    int count = 0;
    for (int row = 0; row < size(); row++) {
      count += isMissing(row) ? 1 : 0;
    }
    return count;
  }

  /**
   * A column of real numbers.
   *
   * @param values NaN where missing; copied
   * @return the column
   */
  static NumericColumn ofNumbers(double... values) {
    return new NumericColumn(values.clone());
  }

  /**
   * A column of texts, each of a few levels.
   *
   * @param values null where missing
   * @return a column whose levels are the distinct values, sorted
   */
  static CategoricalColumn ofCategories(List<@Nullable String> values) {
    return CategoricalColumn.of(values);
  }

  /**
   * A column of free texts.
   *
   * @param values null where missing
   * @return the column
   */
  static TextColumn ofTexts(List<@Nullable String> values) {
    return TextColumn.of(values);
  }
}
