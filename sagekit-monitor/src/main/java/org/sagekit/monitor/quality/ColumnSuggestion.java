package org.sagekit.monitor.quality;

import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/** What is asked of a column, by what it looked like. */
final class ColumnSuggestion {
  /** Fewer rows don't show that values are unique. */
  private static final long LEAST_UNIQUE = 100;

  /** With fewer known values than this, texts have no domain. */
  private static final double LEAST_KNOWN = 0.8;

  /** How often the rarest category must have come for all of them to count as known. */
  private static final long WELL_KNOWN = 10;

  /**
   * How unlikely a baseline must be with a share for this to be refuted. Not as unlikely as a later
   * window has to be for an alarm, as both must happen for a false one.
   */
  private static final double REFUTED = 0.005;

  private static final double DECIMALS = 1e4;

  private final ConstraintSuggestion options;
  private final ColumnTally tally;

  ColumnSuggestion(ConstraintSuggestion options, ColumnTally tally) {
    this.options = options;
    this.tally = tally;
  }

  ColumnConstraints of(String name, Optional<ColumnStatistics> seen) {
    ColumnConstraints column =
        ColumnConstraints.of(name, tally.numbers().type()).completeness(completeness());
    if (isUnique()) {
      // What numbers rows has no distribution: it goes on.
      return column.uniqueness(1).overrides(options.settings().withoutComparison());
    }
    if (seen.flatMap(ColumnStatistics::numbers).isPresent()) {
      return numbers(column, seen.get().numbers().get());
    }
    return seen.flatMap(ColumnStatistics::texts).isPresent()
        ? texts(column, seen.get().texts().get())
        : column;
  }

  private double completeness() {
    long rows = tally.rows();
    if (rows == 0 || options.isModelMonitors()) {
      return rows == 0 ? 0 : (double) tally.present() / rows;
    }
    return rounded(lowerBound(tally.present(), rows));
  }

  private double lowerBound(long good, long all) {
    return Chance.lowerBound(good, all, Math.min(REFUTED, options.level()));
  }

  private static double rounded(double share) {
    return Math.floor(share * DECIMALS) / DECIMALS;
  }

  private boolean isUnique() {
    long rows = tally.present();
    if (options.isModelMonitors() || rows < LEAST_UNIQUE || tally.distinct() < rows) {
      return false;
    }
    return switch (tally.numbers().type()) {
      case INTEGRAL -> isNumbering((double) rows);
      case STRING -> tally.shape().isCode();
      default -> false;
    };
  }

  /**
   * Either numbers that follow each other, or from so wide a range that there hardly would be two
   * equal ones even if they were drawn (1 in 100: the birthday problem).
   */
  private boolean isNumbering(double rows) {
    double range = tally.numbers().max() - tally.numbers().min() + 1;
    return range <= 2 * rows || rows * rows / 2 <= range / 100;
  }

  private ColumnConstraints numbers(ColumnConstraints column, NumberStatistics seen) {
    boolean natural = seen.min() >= 0 && (options.isModelMonitors() || NaturalZero.isEndOf(seen));
    ColumnConstraints signed = natural ? column.neverNegative() : column;
    return options.slack().isPresent() && Double.isFinite(seen.max() - seen.min())
        ? ranged(signed, seen, options.slack().getAsDouble())
        : signed;
  }

  private static ColumnConstraints ranged(
      ColumnConstraints column, NumberStatistics seen, double slack) {
    double beyond = slack * (seen.max() - seen.min());
    double least = seen.min() - beyond;
    return column.range(column.nonNegative() ? Math.max(0, least) : least, seen.max() + beyond);
  }

  private ColumnConstraints texts(ColumnConstraints column, TextStatistics seen) {
    Map<String, Long> counts = seen.countByValue();
    boolean all = (long) Distances.total(counts) == tally.present();
    if (column.type() != InferredType.STRING || !all || counts.size() > options.largestDomain()) {
      return column;
    }
    ColumnConstraints limited = column.domain(counts.keySet().stream().sorted().toList());
    long rarest = counts.values().stream().mapToLong(Long::longValue).min().orElse(0);
    if (options.isModelMonitors() || rarest >= WELL_KNOWN) {
      return limited;
    }
    double known = known(counts);
    return known < LEAST_KNOWN
        ? column
        : limited.overrides(options.settings().domainThreshold(rounded(known)));
  }

  /**
   * Which share of later values is known at least. As many are unknown, about, as there were
   * categories that occurred once (I. Good, "The population frequencies of species and the
   * estimation of population parameters", Biometrika 40, 1953, equation 9).
   */
  private double known(Map<String, Long> counts) {
    long once = counts.values().stream().filter(count -> count == 1).count();
    return lowerBound(tally.present() - once, tally.present());
  }
}
