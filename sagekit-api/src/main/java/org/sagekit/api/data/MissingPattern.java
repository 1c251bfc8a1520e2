package org.sagekit.api.data;

import java.util.List;

/**
 * Columns that are missing together.
 *
 * @param columns their names, in the order of the schema; empty for the rows that are complete
 * @param rows how many rows lack the values of these columns and of no other
 */
public record MissingPattern(List<String> columns, long rows) {

  /** Copies the names. */
  public MissingPattern {
    columns = List.copyOf(columns);
  }
}
