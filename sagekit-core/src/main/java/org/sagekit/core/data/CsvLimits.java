package org.sagekit.core.data;

import org.sagekit.api.Problems;

/**
 * How much a file may ask for before it is refused.
 *
 * @param cell the greatest length of a cell, in UTF-16 units
 * @param columns how many columns at most
 * @param rows how many rows of data at most
 * @param categories how many levels a categorical column may have
 */
record CsvLimits(int cell, int columns, int rows, int categories) {
  static final CsvLimits DEFAULTS = new CsvLimits(1 << 20, 100_000, 50_000_000, 1_000_000);

  /** A column's name is written into every message and schema, so it may not be a page long. */
  static final int NAME = 1_000;

  CsvLimits cell(int most) {
    return new CsvLimits(most, columns, rows, categories);
  }

  CsvLimits columns(int most) {
    return new CsvLimits(cell, most, rows, categories);
  }

  CsvLimits rows(int most) {
    return new CsvLimits(cell, columns, most, categories);
  }

  CsvLimits categories(int most) {
    return new CsvLimits(cell, columns, rows, most);
  }

  void check(Problems problems) {
    problems
        .require(cell >= 1 && cell <= 1 << 28, "maxCell", "from 1 to 268435456", cell)
        .require(columns >= 1, "maxColumns", "at least 1", columns)
        .require(rows >= 1, "maxRows", "at least 1", rows)
        .require(categories >= 1, "maxCategories", "at least 1", categories);
  }
}
