package org.sagekit.core.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file of separated values is laid out.
 *
 * @param separator what stands between cells, {@link #FOUND} if it is to be found
 * @param quote what stands around cells, {@link #FOUND} if it is to be found
 * @param comment what a line that does not count starts with, {@link #NONE} if all count
 * @param names the columns' names if there is no header row; empty for column_1 and so on; null if
 *     there is one
 * @param shortRows whether a row may leave out its last cells
 * @param uniqueNames whether names of columns are made up or completed where needed
 */
record CsvStyle(
    char separator,
    char quote,
    char comment,
    @Nullable List<String> names,
    boolean shortRows,
    boolean uniqueNames) {
  static final char FOUND = 0;
  static final char NONE = 0;
  static final CsvStyle STANDARD = new CsvStyle(FOUND, FOUND, NONE, null, false, false);

  CsvStyle separator(char character) {
    return new CsvStyle(character, quote, comment, names, shortRows, uniqueNames);
  }

  CsvStyle quote(char character) {
    return new CsvStyle(separator, character, comment, names, shortRows, uniqueNames);
  }

  CsvStyle comment(char character) {
    return new CsvStyle(separator, quote, character, names, shortRows, uniqueNames);
  }

  CsvStyle names(List<String> given) {
    return new CsvStyle(separator, quote, comment, List.copyOf(given), shortRows, uniqueNames);
  }

  CsvStyle withShortRows() {
    return new CsvStyle(separator, quote, comment, names, true, uniqueNames);
  }

  CsvStyle withUniqueNames() {
    return new CsvStyle(separator, quote, comment, names, shortRows, true);
  }
}
