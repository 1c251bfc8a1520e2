package org.sagekit.core.data;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.NumericColumn;
import org.sagekit.api.data.TextColumn;

/**
 * Conversions of a {@link Column} to another type. Missing values stay missing. A column that has
 * the type already is returned as it is.
 */
public final class Columns {
  private static final double TWO_TO_63 = 0x1p63;

  private Columns() {}

  /**
   * The values as categories: numbers in their shortest form ({@code 1}, not {@code 1.0}), booleans
   * as true and false, times in ISO form.
   *
   * @param column of any type
   * @return a column whose levels are the distinct texts, sorted by their characters
   */
  public static CategoricalColumn toCategories(Column column) {
    return column instanceof CategoricalColumn done ? done : Column.ofCategories(texts(column));
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
    return column instanceof NumericColumn done ? done : Column.ofNumbers(numbers(column));
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
    if (column.type() == type) {
      return column;
    }
    return switch (type) {
      case NUMERIC -> toNumbers(column);
      case CATEGORICAL -> toCategories(column);
      case TEXT -> TextColumn.of(texts(column));
      case INTEGER -> IntegerColumn.of(wholes(column, type, 0), gaps(column));
      case DATETIME -> DateTimeColumn.of(wholes(column, type, DateTimeColumn.MISSING));
      case BOOLEAN -> booleans(column);
    };
  }

  private static List<@Nullable String> texts(Column column) {
    @Nullable String[] texts = new @Nullable String[column.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.text(row);
    }
    return java.util.Arrays.asList(texts);
  }

  private static double[] numbers(Column column) {
    boolean parsed = !column.type().isNumber();
    return rows(column)
        .mapToDouble(
            row ->
                parsed && !column.isMissing(row)
                    ? Double.parseDouble(valid(FieldType.NUMERIC, column, row))
                    : parsed ? Double.NaN : column.number(row))
        .toArray();
  }

  private static long[] wholes(Column column, FieldType type, long gap) {
    return rows(column)
        .mapToLong(row -> column.isMissing(row) ? gap : whole(column, type, row))
        .toArray();
  }

  private static long whole(Column column, FieldType type, int row) {
    if (column instanceof IntegerColumn integers) {
      return integers.whole(row);
    }
    if (column instanceof DateTimeColumn times) {
      return times.millis(row);
    }
    if (!column.type().isNumber()) {
      String text = valid(type, column, row);
      return type == FieldType.INTEGER ? Long.parseLong(text) : CellValues.millis(text);
    }
    double value = column.number(row);
    require(value == Math.rint(value) && Math.abs(value) < TWO_TO_63, row, "a whole number", value);
    return (long) value;
  }

  private static BooleanColumn booleans(Column column) {
    byte[] flags = new byte[column.size()];
    for (int row = 0; row < flags.length; row++) {
      flags[row] = column.isMissing(row) ? -1 : (byte) (flag(column, row) ? 1 : 0);
    }
    return BooleanColumn.of(flags);
  }

  private static boolean flag(Column column, int row) {
    if (!column.type().isNumber()) {
      return Boolean.TRUE.equals(CellValues.flag(valid(FieldType.BOOLEAN, column, row)));
    }
    double value = column.number(row);
    require(value == 0 || value == 1, row, "0 or 1", value);
    return value == 1;
  }

  /** The text of a row, which says a value of the type. */
  private static String valid(FieldType type, Column column, int row) {
    String text = String.valueOf(column.text(row));
    try {
      CellTypes.require(type, text);
    } catch (IllegalArgumentException e) {
      throw new DataException("Column: row " + row + " " + e.getMessage(), e);
    }
    return text;
  }

  private static void require(boolean holds, int row, String constraint, double value) {
    if (!holds) {
      throw new DataException(
          "Column: row " + row + " must be " + constraint + ", but was " + value + ".");
    }
  }

  private static BitSet gaps(Column column) {
    BitSet gaps = new BitSet(column.size());
    rows(column).filter(column::isMissing).forEach(gaps::set);
    return gaps;
  }

  private static IntStream rows(Column column) {
    return IntStream.range(0, column.size());
  }
}
