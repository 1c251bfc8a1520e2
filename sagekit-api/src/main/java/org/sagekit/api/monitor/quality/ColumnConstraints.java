package org.sagekit.api.monitor.quality;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.data.InferredType;

/**
 * How the values of a column have to be. Immutable; {@link #of} starts, and each method with an
 * argument returns a new one: {@code ColumnConstraints.of("age", INTEGRAL).completeness(0.99)
 * .range(0, 120)}.
 *
 * @param name of the column
 * @param type what its values read as
 * @param completeness which share of the rows must have a value, from 0 to 1
 * @param nonNegative whether numbers must be 0 or more
 * @param domain the categories that are known, each once; empty if any may come
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

  /**
   * Copies the domain, each category once, and checks the ranges.
   *
   * @throws IllegalArgumentException if a share is not from 0 to 1, the range is empty, or the
   *     freshness is not above zero; the message has all
   */
  public ColumnConstraints {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(min, "min");
    Objects.requireNonNull(max, "max");
    Objects.requireNonNull(uniqueness, "uniqueness");
    Objects.requireNonNull(freshness, "freshness");
    Objects.requireNonNull(overrides, "overrides");
    Objects.requireNonNull(form, "form");
    Problems.notBlank("ColumnConstraints", "name", name);
    domain = List.copyOf(new LinkedHashSet<>(domain));
    double unique = uniqueness.orElse(1);
    double least = min.orElse(Double.NEGATIVE_INFINITY);
    double greatest = max.orElse(Double.POSITIVE_INFINITY);
    Duration age = freshness.orElse(Duration.ofDays(1));
    Problems.of("Column '" + name + "'")
        .require(CheckSettings.isShare(completeness), "completeness", "from 0 to 1", completeness)
        .require(CheckSettings.isShare(unique), "uniqueness", "from 0 to 1", unique)
        .require(least <= greatest, "range", "from least to greatest", least + " to " + greatest)
        .require(age.compareTo(Duration.ZERO) > 0, "freshness", "above zero", age)
        .throwIfAny();
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

  /**
   * The same of another type.
   *
   * @param newType what the values must read as; UNKNOWN if they may be anything
   * @return new constraints
   */
  public ColumnConstraints type(InferredType newType) {
    return edit(column -> column.type = newType);
  }

  /**
   * The same with another completeness.
   *
   * @param share which share of the rows must have a value, from 0 to 1
   * @return new constraints
   * @throws IllegalArgumentException if it is out of its range
   */
  public ColumnConstraints completeness(double share) {
    return edit(column -> column.completeness = share);
  }

  /**
   * The same, and numbers may be negative.
   *
   * @return new constraints
   */
  public ColumnConstraints anySign() {
    return edit(column -> column.nonNegative = false);
  }

  /**
   * The same, and numbers must be 0 or more.
   *
   * @return new constraints
   */
  public ColumnConstraints neverNegative() {
    return edit(column -> column.nonNegative = true);
  }

  /**
   * The same with other known categories.
   *
   * @param categories all that may come
   * @return new constraints
   */
  public ColumnConstraints domain(String... categories) {
    return domain(List.of(categories));
  }

  /**
   * The same with other known categories.
   *
   * @param categories all that may come
   * @return new constraints
   */
  public ColumnConstraints domain(List<String> categories) {
    return edit(column -> column.domain = categories);
  }

  /**
   * The same, and any category may come.
   *
   * @return new constraints without a domain
   */
  public ColumnConstraints anyCategory() {
    return domain(List.of());
  }

  /**
   * The same with another range. An infinite end is no end.
   *
   * @param least the least number that is allowed
   * @param greatest the greatest number that is allowed, at least the other
   * @return new constraints
   * @throws IllegalArgumentException if the range is empty or an end is NaN
   */
  public ColumnConstraints range(double least, double greatest) {
    return edit(
        column -> {
          column.min =
              least == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(least);
          column.max =
              greatest == Double.POSITIVE_INFINITY
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(greatest);
        });
  }

  /**
   * The same with another uniqueness.
   *
   * @param share which share of the values must be different from each other, from 0 to 1
   * @return new constraints
   * @throws IllegalArgumentException if it is out of its range
   */
  public ColumnConstraints uniqueness(double share) {
    return edit(column -> column.uniqueness = OptionalDouble.of(share));
  }

  /**
   * The same with another freshness, for a column of times.
   *
   * @param age how old the newest time may be, above zero
   * @return new constraints
   * @throws IllegalArgumentException if it is not above zero
   */
  public ColumnConstraints freshness(Duration age) {
    return edit(column -> column.freshness = Optional.of(age));
  }

  /**
   * The same, checked by settings of its own.
   *
   * @param settings take the place of those of the other columns, all of them
   * @return new constraints
   */
  public ColumnConstraints overrides(CheckSettings settings) {
    return edit(column -> column.overrides = Optional.of(settings));
  }

  /**
   * The same with settings of its own that are made of those that it has, or of the standard ones:
   * {@code column.overrides(CheckSettings::disabled)}.
   *
   * @param edit makes the new settings
   * @return new constraints
   */
  public ColumnConstraints overrides(UnaryOperator<CheckSettings> edit) {
    return overrides(edit.apply(overrides.orElseGet(CheckSettings::standard)));
  }

  private ColumnConstraints edit(Consumer<ColumnEdit> change) {
    ColumnEdit edit = new ColumnEdit(this);
    change.accept(edit);
    return edit.done();
  }

  void addTo(Fingerprint.Digest digest) {
    digest
        .text(name)
        .text(type.name())
        .real(completeness)
        .number(nonNegative ? 1 : 0)
        .number(domain.size());
    domain.forEach(digest::text);
    digest
        .real(min.orElse(Double.NaN))
        .real(max.orElse(Double.NaN))
        .real(uniqueness.orElse(Double.NaN))
        .text(freshness.map(Duration::toString).orElse(""))
        .number(overrides.isPresent() ? 1 : 0);
    overrides.ifPresent(settings -> settings.addTo(digest));
  }
}
