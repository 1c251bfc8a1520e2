package org.sagekit.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** What the times of captured records tell of the clock that gave them. For one thread. */
final class CaptureClock {
  private final Duration tolerance;
  private Instant latest = Instant.MIN;
  private Duration furthestBack = Duration.ZERO;

  CaptureClock(Duration tolerance) {
    this.tolerance = tolerance;
  }

  /** Forgets all times, as the same records come again. */
  void restart() {
    latest = Instant.MIN;
    furthestBack = Duration.ZERO;
  }

  /** The time of the next record. */
  void see(Instant time) {
    if (time.isBefore(latest)) {
      Duration back = Duration.between(time, latest);
      furthestBack = back.compareTo(furthestBack) > 0 ? back : furthestBack;
    } else {
      latest = time;
    }
  }

  /** Whether records that follow each other have times that do. */
  List<Violation> backwards() {
    return furthestBack.compareTo(tolerance) <= 0
        ? List.of()
        : List.of(
            Violation.of(
                Check.FRESHNESS,
                "The clock of the capture ran backwards: a record is %s older than one before it."
                    .formatted(furthestBack)));
  }

  /** Whether the newest record is not of the future. */
  List<Violation> ahead(Instant moment) {
    return !latest.isAfter(moment.plus(tolerance))
        ? List.of()
        : List.of(
            Violation.of(
                Check.FRESHNESS,
                "The newest record is of %s, which is in the future of %s; a clock goes wrong."
                    .formatted(latest, moment)));
  }

  /** Both. */
  List<Violation> violations(Instant moment) {
    List<Violation> found = new ArrayList<>(backwards());
    found.addAll(ahead(moment));
    return found;
  }
}
