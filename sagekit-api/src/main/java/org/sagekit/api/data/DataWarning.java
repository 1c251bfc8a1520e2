package org.sagekit.api.data;

import java.util.List;

/**
 * Something in the data that a person should look at before a model learns from it.
 *
 * @param kind what it is
 * @param columns the names of those concerned
 * @param text a sentence or two for a person, with the columns' names and what to do
 */
public record DataWarning(Kind kind, List<String> columns, String text) {

  /** Copies the names. */
  public DataWarning {
    columns = List.copyOf(columns);
  }

  /** What there is to warn of, the gravest first. */
  public enum Kind {
    /** A column that says nearly the same as the target. */
    TARGET_COPY,
    /** A column that alone predicts the target nearly perfectly. */
    LEAK,
    /** A column that is different in every row. */
    ID_LIKE,
    /** A column that has one value only, or none. */
    CONSTANT,
    /** Columns of equal values. */
    DUPLICATE,
    /** A column with few values. */
    MOSTLY_MISSING,
    /** Rows that stand there more than once. */
    REPEATED_ROWS
  }
}
