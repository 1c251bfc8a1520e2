package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Takes a time apart, in UTC. A missing time has missing parts.
 *
 * @param input a node of width 1: milliseconds since 1970-01-01T00:00Z
 * @param parts what to take, one number each; at least one
 */
public record DateParts(int input, List<Part> parts) implements Node {

  /**
   * Copies the parts.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DateParts {
    parts = List.copyOf(parts);
    Problems.of("DateParts")
        .require(!parts.isEmpty(), "parts", "at least one", "none")
        .throwIfAny();
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    Fits.same("DateParts", "input width", inputWidths.get(0), 1);
    return parts.size();
  }

  /** A part of a time. */
  public enum Part {
    /** The year of the Gregorian calendar. */
    YEAR,
    /** From 1 to 12. */
    MONTH,
    /** From 1 to 31. */
    DAY_OF_MONTH,
    /** From 1, Monday, to 7, Sunday. */
    DAY_OF_WEEK,
    /** From 1 to 366. */
    DAY_OF_YEAR,
    /** From 0 to 23. */
    HOUR
  }
}
