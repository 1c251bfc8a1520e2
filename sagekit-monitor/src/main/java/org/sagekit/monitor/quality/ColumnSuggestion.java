package org.sagekit.monitor.quality;

import java.util.Map;
import org.sagekit.api.monitor.quality.CheckSettings;
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

  /** Of how many values none may have been of another category. */
  private static final long ENOUGH_KNOWN = 1_000;

  /** How often the rarest category must have come for all of them to count as known. */
  private static final long WELL_KNOWN = 10;

  private final ConstraintSuggestion options;
  private final ColumnTally tally;
  private final ColumnStatistics seen;
  private final SureShare sure;

  /** How the column is checked, if it needs more than the others. */
  private CheckSettings settings;

  ColumnSuggestion(ConstraintSuggestion options, ColumnTally tally, ColumnStatistics seen) {
    this.options = options;
    this.tally = tally;
    this.seen = seen;
    this.sure = new SureShare(options.level());
    this.settings = options.settings(tally.rows());
  }

  ColumnConstraints suggested() {
    settings = settings.dataTypeThreshold(sure.ofType(tally.present(), tally.rows()));
    ColumnConstraints column =
        asked(ColumnConstraints.of(seen.name(), seen.type()).completeness(completeness()));
    return settings.equals(options.settings(tally.rows())) ? column : column.overrides(settings);
  }

  private ColumnConstraints asked(ColumnConstraints column) {
    if (!options.isModelMonitors() && isNumbered()) {
      // What numbers rows has no distribution: it goes on.
      settings = settings.withoutComparison();
      return tally.present() < LEAST_UNIQUE ? column : column.uniqueness(1);
    }
    if (seen.numbers().isPresent()) {
      return numbers(column, seen.numbers().get());
    }
    return seen.texts().isPresent() ? texts(column, seen.texts().get()) : column;
  }

  private double completeness() {
    long rows = tally.rows();
    if (rows == 0 || options.isModelMonitors()) {
      return rows == 0 ? 0 : (double) tally.present() / rows;
    }
    return sure.ofRows(tally.present(), rows);
  }

  /** Whether the values, all different, look like what names rows. */
  private boolean isNumbered() {
    long rows = tally.present();
    if (rows < 2 || tally.distinct() < rows) {
      return false;
    }
    return switch (seen.type()) {
      case INTEGRAL -> isNumbering((double) rows);
      case STRING -> rows >= LEAST_UNIQUE && tally.shape().isCode();
      default -> false;
    };
  }

  /**
   * Either numbers that follow each other, few of them without a gap, or from so wide a range that
   * there hardly would be two equal ones even if they were drawn (1 in 100: the birthday problem).
   */
  private boolean isNumbering(double rows) {
    double range = tally.numbers().max() - tally.numbers().min() + 1;
    if (rows < LEAST_UNIQUE) {
      return range == rows;
    }
    return range <= 2 * rows || rows * rows / 2 <= range / 100;
  }

  private ColumnConstraints numbers(ColumnConstraints column, NumberStatistics then) {
    boolean natural = then.min() >= 0 && (options.isModelMonitors() || NaturalZero.isEndOf(then));
    ColumnConstraints signed = natural ? column.neverNegative() : column;
    return options.slack().isPresent() && Double.isFinite(then.max() - then.min())
        ? ranged(signed, then, options.slack().getAsDouble())
        : signed;
  }

  private static ColumnConstraints ranged(
      ColumnConstraints column, NumberStatistics then, double slack) {
    double beyond = slack * (then.max() - then.min());
    double least = then.min() - beyond;
    return column.range(column.nonNegative() ? Math.max(0, least) : least, then.max() + beyond);
  }

  private ColumnConstraints texts(ColumnConstraints column, TextStatistics then) {
    Map<String, Long> counts = then.countByValue();
    boolean all = (long) Distances.total(counts) == tally.present();
    if (!all || counts.size() > options.largestDomain()) {
      return column;
    }
    double known = options.isModelMonitors() || areWellKnown(counts) ? 1 : known(counts);
    if (known < LEAST_KNOWN) {
      return column;
    }
    settings = settings.domainThreshold(known);
    return column.domain(counts.keySet().stream().sorted().toList());
  }

  /** A value that always came does not tell how many others there are, nor do few values. */
  private boolean areWellKnown(Map<String, Long> counts) {
    return tally.present() >= ENOUGH_KNOWN
        && counts.size() > 1
        && counts.values().stream().allMatch(count -> count >= WELL_KNOWN);
  }

  /**
   * Which share of later values is known at least. As many are unknown, about, as there were
   * categories that occurred once (I. Good, "The population frequencies of species and the
   * estimation of population parameters", Biometrika 40, 1953, equation 9).
   */
  private double known(Map<String, Long> counts) {
    long once = counts.values().stream().filter(count -> count == 1).count();
    return counts.size() == 1
        ? sure.ofRows(tally.present(), tally.present())
        : sure.notRefuted(tally.present() - once, tally.present());
  }
}
