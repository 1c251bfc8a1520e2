package org.sagekit.monitor.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.api.monitor.Violation;

/**
 * When a column counts as drifted: the options that all jobs share. Immutable; each method with an
 * argument returns another rule.
 *
 * @param level the chance that a report on unchanged rows rings, all its questions taken together
 * @param effectFloor how great a change must be to matter, from 0 to 1
 * @param leastRows with fewer rows there is a violation
 * @param correction of the p-values for the number of questions
 * @param tests of columns that are asked before the standard ones
 * @param joint tests of whole rows
 * @param excluded the names of columns that are not looked at
 */
public record DriftRule(
    double level,
    double effectFloor,
    int leastRows,
    Correction correction,
    List<DriftTest> tests,
    List<MultivariateDriftTest> joint,
    List<String> excluded) {
  private static final double LEVEL = 0.05;
  private static final double FLOOR = 0.06;

  /** Copies the lists. */
  public DriftRule {
    tests = List.copyOf(tests);
    joint = List.copyOf(joint);
    excluded = List.copyOf(excluded);
  }

  /**
   * The standard rule: level 0.05 by Holm's correction, effects of 0.06 and more.
   *
   * @param leastRows with fewer rows there is a violation
   * @return a rule
   */
  public static DriftRule standard(int leastRows) {
    return new DriftRule(LEVEL, FLOOR, leastRows, Correction.HOLM, List.of(), List.of(), List.of());
  }

  /**
   * This rule at another level.
   *
   * @param other above 0 and below 1
   * @return a rule
   */
  public DriftRule level(double other) {
    return new DriftRule(other, effectFloor, leastRows, correction, tests, joint, excluded);
  }

  /**
   * This rule with another floor.
   *
   * @param other from 0 to 1
   * @return a rule
   */
  public DriftRule effectFloor(double other) {
    return new DriftRule(level, other, leastRows, correction, tests, joint, excluded);
  }

  /**
   * This rule with another least number of rows.
   *
   * @param other at least 1
   * @return a rule
   */
  public DriftRule leastRows(int other) {
    return new DriftRule(level, effectFloor, other, correction, tests, joint, excluded);
  }

  /**
   * This rule with another correction.
   *
   * @param other of the p-values
   * @return a rule
   */
  public DriftRule correction(Correction other) {
    return new DriftRule(level, effectFloor, leastRows, other, tests, joint, excluded);
  }

  /**
   * This rule with other tests before the standard ones.
   *
   * @param others in the order in which they are asked
   * @return a rule
   */
  public DriftRule tests(DriftTest... others) {
    return new DriftRule(
        level, effectFloor, leastRows, correction, List.of(others), joint, excluded);
  }

  /**
   * This rule with tests of whole rows.
   *
   * @param others each of which looks at all columns
   * @return a rule
   */
  public DriftRule joint(MultivariateDriftTest... others) {
    return new DriftRule(
        level, effectFloor, leastRows, correction, tests, List.of(others), excluded);
  }

  /**
   * This rule without some columns.
   *
   * @param names of columns
   * @return a rule
   */
  public DriftRule excluded(String... names) {
    return new DriftRule(level, effectFloor, leastRows, correction, tests, joint, List.of(names));
  }

  /**
   * Adds what is out of its range.
   *
   * @param problems of the job
   * @return the problems
   */
  public Problems check(Problems problems) {
    return problems
        .require(level > 0 && level < 1, "level", "above 0 and below 1", level)
        .require(effectFloor >= 0 && effectFloor <= 1, "effectFloor", "from 0 to 1", effectFloor)
        .require(leastRows >= 1, "leastRows", "at least 1", leastRows)
        .require(
            excluded.stream().distinct().count() == excluded.size(),
            "excluded columns",
            "distinct",
            excluded);
  }

  /**
   * The rule as names and texts; tests count by their name and class.
   *
   * @return settings
   */
  public Settings settings() {
    return Settings.empty()
        .with("level", level)
        .with("effectFloor", effectFloor)
        .with("leastRows", leastRows)
        .with("correction", correction)
        .with("tests", tests.stream().map(t -> named(t.name(), t)).toList())
        .with("joint", joint.stream().map(t -> named(t.name(), t)).toList())
        .with("exclude", excluded);
  }

  private static String named(String name, Object test) {
    return name + " (" + test.getClass().getName() + ")";
  }

  /**
   * What is to be said of too few rows.
   *
   * @param rows that are looked at
   * @return a violation if there are fewer than the least
   */
  public Optional<Violation> tooFew(long rows) {
    if (rows >= leastRows) {
      return Optional.empty();
    }
    return Optional.of(
        Violation.of(
            Check.ROWS,
            "There %s, and at least %s are needed to judge."
                .formatted(rows == 1 ? "is 1 row" : "are " + rows + " rows", leastRows)));
  }

  /**
   * Refuses names of excluded columns that no side has.
   *
   * @param subject the job
   * @param columns that there are
   * @throws IllegalArgumentException if there is none of such a name; the message has the nearest
   */
  public void requireKnown(String subject, List<String> columns) {
    Problems problems = Problems.of(subject);
    unknown(columns)
        .forEach(
            name ->
                problems.addAll(
                    List.of(
                        "%s: excluded column '%s' is not there.%s"
                            .formatted(subject, name, Problems.didYouMean(name, columns)))));
    problems.throwIfAny();
  }

  private Stream<String> unknown(List<String> columns) {
    return excluded.stream().filter(name -> !columns.contains(name));
  }
}
