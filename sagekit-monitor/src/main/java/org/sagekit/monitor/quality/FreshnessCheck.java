package org.sagekit.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** The newest time is not too old, and not in the future: then a clock goes wrong. */
final class FreshnessCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    TimeTally times = column.tally().times();
    Duration allowed = column.constraints().freshness().orElse(null);
    if (times == null || allowed == null || column.tally().rows() == 0) {
      return Optional.empty();
    }
    if (times.newest().isEmpty()) {
      return Optional.of(
          column.violation(
              Check.FRESHNESS,
              "Freshness requirement is not met. Observed: None of %s values is a time.",
              column.tally().present()));
    }
    Instant newest = times.newest().get();
    Duration age = Duration.between(newest, column.moment());
    if (age.compareTo(column.ahead().negated()) < 0) {
      return Optional.of(
          column.violation(
              Check.FRESHNESS,
              "Freshness requirement is not met. Observed: The newest time %s lies %s ahead of %s; "
                  + "a clock goes wrong.",
              newest,
              age.negated(),
              column.moment()));
    }
    return age.compareTo(allowed) <= 0
        ? Optional.empty()
        : Optional.of(
            column.violation(
                Check.FRESHNESS,
                "Freshness requirement is not met. Expected age: at most %s. "
                    + "Observed: The newest time %s is %s old.",
                allowed,
                newest,
                age));
  }
}
