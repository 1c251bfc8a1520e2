package org.sagekit.api.monitor.quality;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sagekit.api.data.InferredType;

/**
 * How the values of a column have to be. Immutable; {@link #of} starts, and each {@code with}
 * returns a new one.
 *
 * @param name of the column
 * @param type what its values read as
 * @param completeness which share of the rows must have a value, from 0 to 1
 * @param nonNegative whether numbers must be 0 or more
 * @param domain the categories that are known; empty if any may come
 * @param min the least number that is allowed
 * @param max the greatest number that is allowed
 * @param uniqueness which share of the values must be different from each other, from 0 to 1
 * @param freshness how old the newest time may be
 * @param overrides how this column is checked, if not like the others; a file may give a part of
 *     them, the rest is then that of all columns
 * @param form in what the file differs that they were read from
 */
public record ColumnConstraints(
    String name,
    InferredType type,
    double completeness,
    boolean nonNegative,
    List<String> domain,
    OptionalDouble min,
    OptionalDouble max,
    OptionalDouble uniqueness,
    Optional<Duration> freshness,
    Optional<CheckSettings> overrides,
    FileForm form) {

  /** Copies the domain. */
  public ColumnConstraints {
    domain = List.copyOf(domain);
  }

  /**
   * Constraints that were not read from a file.
   *
   * @param name of the column
   * @param type what its values read as
   * @param completeness which share of the rows must have a value, from 0 to 1
   * @param nonNegative whether numbers must be 0 or more
   * @param domain the categories that are known; empty if any may come
   * @param min the least number that is allowed
   * @param max the greatest number that is allowed
   * @param uniqueness which share of the values must be different from each other, from 0 to 1
   * @param freshness how old the newest time may be
   * @param overrides how this column is checked, if not like the others
   */
  public ColumnConstraints(
      String name,
      InferredType type,
      double completeness,
      boolean nonNegative,
      List<String> domain,
      OptionalDouble min,
      OptionalDouble max,
      OptionalDouble uniqueness,
      Optional<Duration> freshness,
      Optional<CheckSettings> overrides) {
    this(
        name,
        type,
        completeness,
        nonNegative,
        domain,
        min,
        max,
        uniqueness,
        freshness,
        overrides,
        FileForm.none());
  }

  /**
   * A column of a type, of which nothing else is asked.
   *
   * @param name of the column
   * @param type what its values read as
   * @return constraints with a completeness of 0
   */
  public static ColumnConstraints of(String name, InferredType type) {
    return new ColumnConstraints(
        name,
        type,
        0,
        false,
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
