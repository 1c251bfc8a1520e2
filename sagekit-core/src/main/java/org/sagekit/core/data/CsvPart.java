package org.sagekit.core.data;

import java.io.CharArrayReader;
import java.io.IOException;

/**
 * Some whole lines of a file, taken apart into a table of their own. What is unusual in them is
 * left to whoever reads the file in order, and so knows the row and line. For one thread at a time.
 */
final class CsvPart {
  private final CsvStyle style;
  private final int longest;
  private final CsvCells cells;
  private long lines;

  /**
   * An empty part.
   *
   * @param longest the longest cell
   * @param cells an empty table with the file's columns
   */
  CsvPart(CsvStyle style, int longest, CsvCells cells) {
    this.style = style;
    this.longest = longest;
    this.cells = cells;
  }

  /** Takes lines apart; false if there is anything wrong with them. */
  boolean read(char[] chars, int from, int to) {
    CsvScanner rows =
        new CsvScanner(new CharArrayReader(chars, from, to - from), style, longest, cells);
    try {
      while (rows.next()) {
        // The cells keep the row.
      }
      lines = rows.lines();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** What was read. */
  CellTable table() {
    return cells.table();
  }

  /** How many lines were gone over. */
  long lines() {
    return lines;
  }
}
