package org.sagekit.monitor.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/**
 * Model Monitor's {@code baseline_drift_check}, with Deequ's distances. Numbers are compared with
 * numbers and texts with texts; a column that has changed its kind is the type check's.
 */
final class DriftCheck implements ColumnCheck {
  /** Stands for the values that are too rare to be listed; no text of rows has it. */
  private static final String REST = "\u0000";

  @Override
  public Optional<Violation> violation(Examined column) {
    if (!column.settings().comparesDistributions()) {
      return Optional.empty();
    }
    ColumnStatistics now = column.now().orElse(null);
    ColumnStatistics then = column.then().orElse(null);
    if (now == null || then == null) {
      return Optional.empty();
    }
    if (now.numbers().isPresent() && then.numbers().isPresent()) {
      return numbers(column, then.numbers().get(), now.numbers().get());
    }
    return now.texts().isPresent() && then.texts().isPresent()
        ? texts(column, counts(then), counts(now))
        : Optional.empty();
  }

  private static Optional<Violation> numbers(
      Examined column, NumberStatistics then, NumberStatistics now) {
    if (then.distribution().isEmpty() || now.distribution().isEmpty()) {
      return Optional.empty();
    }
    Ranks before = Ranks.of(then.distribution().get());
    Ranks after = Ranks.of(now.distribution().get());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    boolean robust = column.settings().numbers() == Comparison.ROBUST;
    double distance = robust ? Distances.robust(before, after) : Distances.simple(before, after);
    return beyond(column, distance, column.settings().numbersThreshold());
  }

  private static Optional<Violation> texts(
      Examined column, Map<String, Long> then, Map<String, Long> now) {
    CheckSettings settings = column.settings();
    double threshold = settings.categoriesThreshold();
    if (then.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    if (settings.categories() == Comparison.CHI_SQUARED) {
      double p = CategoryFit.pValue(then, now);
      return p < Math.min(threshold, column.level())
          ? Optional.of(
              column.violation(
                  Check.BASELINE_DRIFT,
                  "Baseline drift p-value: %s falls below threshold: %s",
                  p,
                  threshold))
          : Optional.empty();
    }
    boolean robust = settings.numbers() == Comparison.ROBUST;
    double distance =
        robust ? Distances.robustLInfinity(then, now) : Distances.lInfinity(then, now);
    return beyond(column, distance, threshold);
  }

  private static Optional<Violation> beyond(Examined column, double distance, double threshold) {
    return distance > threshold
        ? Optional.of(
            column.violation(
                Check.BASELINE_DRIFT,
                "Baseline drift distance: %s exceeds threshold: %s",
                distance,
                threshold))
        : Optional.empty();
  }

  /** The values that are listed, and the rest together. */
  private static Map<String, Long> counts(ColumnStatistics column) {
    TextStatistics texts = column.texts().orElseThrow();
    Map<String, Long> counts = new LinkedHashMap<>(texts.countByValue());
    long rest = column.present() - (long) Distances.total(counts);
    if (rest > 0 && !counts.isEmpty()) {
      counts.put(REST, rest);
    }
    return counts;
  }
}
