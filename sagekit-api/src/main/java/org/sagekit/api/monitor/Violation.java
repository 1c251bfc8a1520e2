package org.sagekit.api.monitor;

import java.util.Objects;

/**
 * Something that is not as it should be.
 *
 * @param column the name of the column, empty if it is about all of them
 * @param check what was looked at
 * @param description a sentence for a person, with the figures that were found and expected
 */
public record Violation(String column, Check check, String description) {

  /** Checks that nothing is null. */
  public Violation {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(description, "description");
  }

  /**
   * A violation that is about the rows as a whole.
   *
   * @param check what was looked at
   * @param description a sentence
   * @return a violation without a column
   */
  public static Violation of(Check check, String description) {
    return new Violation("", check, description);
  }
}
