package org.sagekit.core.data;

import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.NumericColumn;

/**
 * Conversions of a {@link Column} to another type. Missing values stay missing. A column that has
 * the type already is returned as it is.
 */
public final class Columns {
  private Columns() {}

  /**
   * The values as categories: numbers in their shortest form ({@code 1}, not {@code 1.0}), booleans
   * as true and false, times in ISO form.
   *
   * @param column of any type
   * @return a column whose levels are the distinct texts, sorted by their characters
   */
  public static CategoricalColumn toCategories(Column column) {
    return (CategoricalColumn) to(FieldType.CATEGORICAL, column);
  }

  /**
   * The values as numbers: booleans as 0 and 1, times as milliseconds since 1970 in UTC; categories
   * and texts by what they say, not by the index of their level. Whole numbers beyond 2^53 are
   * rounded.
   *
   * @param column of any type
   * @return a column of numbers
   * @throws DataException if a text is no finite number; the message has the row
   */
  public static NumericColumn toNumbers(Column column) {
    return (NumericColumn) to(FieldType.NUMERIC, column);
  }

  /**
   * The values as a given type. Numbers become whole numbers and times only if they are whole, and
   * booleans only if they are 0 and 1; texts become what {@link CsvReader#type} would read from
   * them.
   *
   * @param type of the result
   * @param column of any type
   * @return a column of that type
   * @throws DataException if a value is none of that type; the message has the row
   */
  public static Column to(FieldType type, Column column) {
    return new Conversion(column, "Column: ", "").to(type);
  }
}
