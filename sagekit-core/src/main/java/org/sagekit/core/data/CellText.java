package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.NumericColumn;

/**
 * How a value stands in a cell of separated values, so that {@link Datasets#csv} reads it back: for
 * whoever puts rows together by himself. Stateless and thread-safe.
 */
public final class CellText {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CellText() {}

  /**
   * A value of a column as {@link Datasets#toCsv} writes it.
   *
   * @param column the column
   * @param row from 0
   * @return in quotes if it needs them; empty if missing
   */
  public static String of(Column column, int row) {
    String text = plain(column, row);
    return text == null ? "" : quoted(text);
  }

  /**
   * A text as {@link Datasets#toCsv} writes it.
   *
   * @param text any text
   * @return in quotes if it needs them
   */
  public static String quoted(String text) {
    boolean isSafe = !text.isEmpty() && !isUnclear(text) && !hasMarks(text);
    return isSafe ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean hasMarks(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /** The text of a value without quotes, null if missing. */
  static @Nullable String plain(Column column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    // The column's own text has no sign for minus zero.
    boolean minusZero = column instanceof NumericColumn && 1 / column.number(row) < 0;
    return minusZero && column.number(row) == 0 ? "-0.0" : column.text(row);
  }

  /**
   * Whether a value would be read as missing, lose its blanks, or be taken for another separator or
   * quote where the reader looks for them.
   */
  static boolean isUnclear(String value) {
    char first = value.charAt(0);
    return CsvReader.MISSING.contains(value)
        || first == BYTE_ORDER_MARK
        || first == '\''
        || value.indexOf(';') >= 0
        || value.indexOf('|') >= 0
        || value.indexOf('\t') >= 0
        || Cell.isBlank(first)
        || Cell.isBlank(value.charAt(value.length() - 1));
  }
}
