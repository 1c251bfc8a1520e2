package org.sagekit.monitor.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;

/**
 * How constraints are made of a baseline. {@link #standard()} suggests what unchanged rows hardly
 * ever violate, {@link #modelMonitor()} what Amazon's Model Monitor suggests. Immutable; each
 * method with an argument returns a new suggestion.
 *
 * <p>Of a column are suggested: its type; the share of rows that have a value; that numbers are
 * never negative, if none was and 0 looks like their natural end; the categories of texts, if they
 * are few and all seem to be known; that values are unique, if they look like the names of things,
 * whose distribution then is not compared.
 *
 * <p>A share is not asked as it was observed, as half of all new samples would fall short of it,
 * but as the least that the baseline does not refute (Clopper and Pearson 1934, at 0.005): of 1,000
 * rows with 100 gaps at least 0.8731, of 500 rows without a gap at least 0.9894. A later sample
 * violates such a share only if its shortfall is no chance at the level. But what had no exception
 * in a large baseline is asked of every row, as Model Monitor does: a value in each row if none of
 * 2,000 rows or more had a gap, the column's type if 200 values or more had it, the domain if each
 * of its categories came 10 times or more among 1,000 values or more. There one exception is a
 * violation, in however few or many rows. So unchanged rows hardly ever violate what was suggested,
 * and what is new is told.
 *
 * <p>Amazon's own behaviour, exact in all this, is {@code QualityBaselines.of(rows,
 * ConstraintSuggestion.modelMonitor())}; of one column it is {@code constraints.edit("age", age ->
 * age.completeness(1))}, for a share of 1 leaves nothing to chance.
 */
public final class ConstraintSuggestion {
  private final double level;
  private final int largestDomain;
  private final OptionalDouble slack;

  private ConstraintSuggestion(double level, int largestDomain, OptionalDouble slack) {
    this.level = level;
    this.largestDomain = largestDomain;
    this.slack = slack;
  }

  /**
   * Constraints that unchanged rows hardly ever violate: a level of 0.01, domains up to 100
   * categories, no ranges.
   *
   * @return the standard suggestion
   */
  public static ConstraintSuggestion standard() {
    return new ConstraintSuggestion(0.01, 100, OptionalDouble.empty());
  }

  /**
   * The constraints that Model Monitor suggests: completeness as observed, never negative if no
   * number was, a domain for up to 100 categories, and nothing that its files don't have. Each
   * shortfall is a violation.
   *
   * @return a suggestion of level 1
   */
  public static ConstraintSuggestion modelMonitor() {
    return new ConstraintSuggestion(1, 100, OptionalDouble.empty());
  }

  /**
   * Another level.
   *
   * @param chance of a false alarm in a report, above 0 and at most 1; with 1 as {@link
   *     #modelMonitor()}
   * @return a new suggestion
   * @throws IllegalArgumentException if it is out of its range
   */
  public ConstraintSuggestion level(double chance) {
    Problems.of("ConstraintSuggestion")
        .require(chance > 0 && chance <= 1, "level", "above 0 and at most 1", chance)
        .throwIfAny();
    return new ConstraintSuggestion(chance, largestDomain, slack);
  }

  /**
   * Another limit of domains.
   *
   * @param categories the most that a domain may have; 0 for no domains
   * @return a new suggestion
   * @throws IllegalArgumentException if it is negative
   */
  public ConstraintSuggestion largestDomain(int categories) {
    Problems.of("ConstraintSuggestion")
        .require(categories >= 0, "largestDomain", "at least 0", categories)
        .throwIfAny();
    return new ConstraintSuggestion(level, categories, slack);
  }

  /**
   * Suggests ranges too. They are no part of the standard: the extremes of new rows go beyond those
   * of the baseline in about half of all samples of its size.
   *
   * @param share by which share of the distance from the least to the greatest number of the
   *     baseline a range reaches beyond each of them, 0 or more; 0.5 is a good beginning
   * @return a new suggestion
   * @throws IllegalArgumentException if it is negative or infinite
   */
  public ConstraintSuggestion ranges(double share) {
    Problems.of("ConstraintSuggestion")
        .require(share >= 0 && Double.isFinite(share), "slack", "0 or more", share)
        .throwIfAny();
    return new ConstraintSuggestion(level, largestDomain, OptionalDouble.of(share));
  }

  /** The constraints for rows like those that were counted. */
  Constraints of(Tally tally, Statistics statistics) {
    List<ColumnConstraints> columns = new ArrayList<>();
    tally
        .columns()
        .forEach(
            (name, column) ->
                columns.add(
                    new ColumnSuggestion(this, column, statistics.find(name).orElseThrow())
                        .suggested()));
    return new Constraints(columns, settings(tally.rows()));
  }

  /** How columns of so many values are checked. */
  CheckSettings settings(long rows) {
    double ofType = new SureShare(level).ofType(rows, rows);
    return CheckSettings.standard().level(level).dataTypeThreshold(ofType);
  }

  double level() {
    return level;
  }

  boolean isModelMonitors() {
    return level >= 1;
  }

  int largestDomain() {
    return largestDomain;
  }

  OptionalDouble slack() {
    return slack;
  }
}
