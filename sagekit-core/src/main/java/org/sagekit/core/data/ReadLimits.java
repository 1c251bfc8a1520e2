package org.sagekit.core.data;

import org.sagekit.api.Problems;

/**
 * How much a file may ask for before it is refused.
 *
 * @param cell the greatest length of a cell, or of a line where a line is a row, in UTF-16 units
 * @param columns how many columns at most
 * @param rows how many rows of data at most
 * @param categories how many levels a categorical column may have
 * @param cells how many cells a table may have whose file need not name each of them
 */
record ReadLimits(int cell, int columns, int rows, int categories, long cells) {
  static final ReadLimits DEFAULTS =
      new ReadLimits(1 << 20, 100_000, 50_000_000, 1_000_000, 1_000_000_000L);

  /** A column's name is written into every message and schema, so it may not be a page long. */
  static final int NAME = 1_000;

  ReadLimits cell(int most) {
    return new ReadLimits(most, columns, rows, categories, cells);
  }

  ReadLimits columns(int most) {
    return new ReadLimits(cell, most, rows, categories, cells);
  }

  ReadLimits rows(int most) {
    return new ReadLimits(cell, columns, most, categories, cells);
  }

  ReadLimits categories(int most) {
    return new ReadLimits(cell, columns, rows, most, cells);
  }

  ReadLimits cells(long most) {
    return new ReadLimits(cell, columns, rows, categories, most);
  }

  void check(Problems problems, String cellName) {
    problems
        .require(cell >= 1 && cell <= 1 << 28, cellName, "from 1 to 268435456", cell)
        .require(columns >= 1, "maxColumns", "at least 1", columns)
        .require(rows >= 1, "maxRows", "at least 1", rows)
        .require(categories >= 1, "maxCategories", "at least 1", categories)
        .require(cells >= 1, "maxCells", "at least 1", cells);
  }
}
