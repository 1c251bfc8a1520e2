package org.sagekit.api.monitor.quality;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Summary;
import org.sagekit.api.Traced;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/**
 * Whether rows were as they have to be. Immutable.
 *
 * @param name of the job
 * @param rows where they come from, with their fingerprint
 * @param statistics what the rows of now look like
 * @param violations what is not so, in the order of the constraints' columns; those of no column
 *     come first
 */
public record QualityReport(
    String name, Lineage rows, Statistics statistics, List<Violation> violations)
    implements Fingerprinted, Traced, Summary.Source {

  /** How a check ended: the states of a Model Monitor execution that went to its end. */
  public enum Status {
    /** Nothing is wrong. */
    COMPLETED("Completed"),
    /** Something is not as it has to be. */
    COMPLETED_WITH_VIOLATIONS("CompletedWithViolations");

    private final String term;

    Status(String term) {
      this.term = term;
    }

    /**
     * Model Monitor's own word.
     *
     * @return such as {@code CompletedWithViolations}
     */
    public String term() {
      return term;
    }
  }

  /** Copies the violations. */
  public QualityReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(statistics, "statistics");
    violations = List.copyOf(violations);
  }

  /**
   * How the check ended.
   *
   * @return whether there is a violation
   */
  public Status status() {
    return violations.isEmpty() ? Status.COMPLETED : Status.COMPLETED_WITH_VIOLATIONS;
  }

  /**
   * What is wrong with a column.
   *
   * @param column its name
   * @return perhaps nothing
   */
  public List<Violation> violationsOf(String column) {
    return violations.stream().filter(one -> one.column().equals(column)).toList();
  }

  /**
   * What is wrong in one respect.
   *
   * @param check what was looked at
   * @return perhaps nothing
   */
  public List<Violation> violationsOf(Check check) {
    return violations.stream().filter(one -> one.check() == check).toList();
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest =
        Fingerprint.digest()
            .text(name)
            .fingerprint(rows.fingerprint())
            .fingerprint(statistics.fingerprint());
    violations.forEach(
        one -> digest.text(one.column()).text(one.check().name()).text(one.description()));
    return digest.done();
  }

  @Override
  public Lineage lineage() {
    return new Lineage("quality-report", name, fingerprint(), List.of(rows));
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(new Summary.Note(headline()));
    if (!violations.isEmpty()) {
      parts.add(
          new Summary.Table(
              List.of("column", "check", "violation"),
              violations.stream()
                  .map(one -> List.of(one.column(), term(one.check()), one.description()))
                  .toList()));
    }
    parts.add(
        new Summary.Table(
            List.of("column", "type", "completeness", "min", "max", "distinct", "violations"),
            statistics.columns().stream().map(this::row).toList()));
    return new Summary("Data quality report '" + name + "'", parts);
  }

  private String headline() {
    Map<Check, Long> countByCheck =
        violations.stream()
            .collect(
                Collectors.groupingBy(
                    Violation::check, () -> new EnumMap<>(Check.class), Collectors.counting()));
    String counts =
        countByCheck.entrySet().stream()
            .map(entry -> entry.getValue() + " " + term(entry.getKey()))
            .collect(Collectors.joining(", "));
    return "%s: %s rows of '%s', %s columns, %s."
        .formatted(
            status().term(),
            statistics.rows(),
            rows.name(),
            statistics.columns().size(),
            violations.isEmpty() ? "no violation" : counts);
  }

  private static String term(Check check) {
    return check.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private List<String> row(ColumnStatistics column) {
    return List.of(
        column.name(),
        column.type().name().toLowerCase(Locale.ROOT),
        String.format(Locale.ROOT, "%.4f", column.completeness()),
        column.numbers().map(numbers -> number(numbers.min())).orElse(""),
        column.numbers().map(numbers -> number(numbers.max())).orElse(""),
        column
            .texts()
            .map(texts -> String.format(Locale.ROOT, "%.0f", texts.distinct()))
            .orElse(""),
        Integer.toString(violationsOf(column.name()).size()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
