package org.sagekit.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;

/**
 * A column that is there, and all that a check may want to know of it.
 *
 * @param constraints how it has to be
 * @param settings how it is checked
 * @param level of each of its checks
 * @param tally its values of now
 * @param now what it looks like now
 * @param then what it looked like in the baseline, if there is one
 * @param moment when it is looked at
 * @param ahead how far clocks may go before ours
 */
record Examined(
    ColumnConstraints constraints,
    CheckSettings settings,
    double level,
    ColumnTally tally,
    Optional<ColumnStatistics> now,
    Optional<ColumnStatistics> then,
    Instant moment,
    Duration ahead) {

  boolean isNumber() {
    return constraints.type() == InferredType.INTEGRAL
        || constraints.type() == InferredType.FRACTIONAL;
  }

  boolean fallsShort(long good, long all, double asked) {
    return Chance.fallsShort(good, all, asked, level);
  }

  Violation violation(Check check, String description, Object... figures) {
    return new Violation(
        constraints.name(), check, String.format(Locale.ROOT, description, figures));
  }

  /** As Model Monitor writes it: {@code 99.64592817400101}. */
  static String percent(double share) {
    return Double.toString(share * 100);
  }

  static String percent(long part, long all) {
    return Double.toString((double) part / all * 100);
  }
}
