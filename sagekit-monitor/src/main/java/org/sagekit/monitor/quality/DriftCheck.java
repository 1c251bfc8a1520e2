package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.api.monitor.quality.NumberStatistics;

/**
 * Model Monitor's {@code baseline_drift_check}, with Deequ's distances. Numbers are compared with
 * numbers and texts with texts; a column that has changed its kind is the type check's. A baseline
 * whose distribution contradicts itself is a violation, too, as nothing can be said by it.
 */
final class DriftCheck implements ColumnCheck {
  /** A distance that is the threshold but for rounding does not exceed it. */
  private static final double ROUNDING = 1e-12;

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
        ? texts(column, then, now)
        : Optional.empty();
  }

  private static Optional<Violation> texts(
      Examined column, ColumnStatistics then, ColumnStatistics now) {
    Categories before = Categories.of(then);
    return before.total() > then.present()
        ? Optional.of(
            incomparable(
                column,
                "its categories have %s values, but %s are counted"
                    .formatted(before.total(), then.present())))
        : categories(column, before, Categories.of(now));
  }

  private static Violation incomparable(Examined column, String fault) {
    return column.violation(Check.BASELINE_DRIFT, "The baseline can't be compared: %s.", fault);
  }

  private static Optional<Violation> numbers(
      Examined column, NumberStatistics then, NumberStatistics now) {
    if (then.distribution().isEmpty() || now.distribution().isEmpty()) {
      return Optional.empty();
    }
    Reference before = Reference.of(then.distribution().get());
    Ranks after = Ranks.of(now.distribution().get());
    Optional<String> fault = column.then().flatMap(seen -> before.fault(seen.present()));
    if (fault.isPresent()) {
      return fault.map(what -> incomparable(column, what));
    }
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    boolean robust = column.settings().numbers() == Comparison.ROBUST;
    double distance = robust ? Distances.robust(before, after) : Distances.simple(before, after);
    return beyond(column, distance, column.settings().numbersThreshold());
  }

  private static Optional<Violation> categories(Examined column, Categories then, Categories now) {
    CheckSettings settings = column.settings();
    double threshold = settings.categoriesThreshold();
    if (then.total() == 0
        || now.total() == 0
        || then.listed().isEmpty()
        || now.listed().isEmpty()) {
      return Optional.empty();
    }
    if (settings.categories() == Comparison.CHI_SQUARED) {
      double p = CategoryFit.pValue(then.comparableWith(now), now.comparableWith(then));
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
    return distance > threshold + ROUNDING
        ? Optional.of(
            column.violation(
                Check.BASELINE_DRIFT,
                "Baseline drift distance: %s exceeds threshold: %s",
                distance,
                threshold))
        : Optional.empty();
  }
}
