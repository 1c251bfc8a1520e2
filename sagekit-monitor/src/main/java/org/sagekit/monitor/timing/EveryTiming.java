package org.sagekit.monitor.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.schedule.Timing;

/** A due time each period. In milliseconds, which can't overflow in the years that are allowed. */
record EveryTiming(long period, long anchor) implements Timing {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  static EveryTiming of(Duration period, Instant anchor) {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(anchor, "anchor");
    Problems.of("Timing")
        .require(
            period.compareTo(Duration.ofMillis(1)) >= 0
                && period.compareTo(LONGEST) <= 0
                && period.getNano() % 1_000_000 == 0,
            "period",
            "whole milliseconds from 1 ms to " + LONGEST.toDays() + " days",
            period)
        .require(
            Years.contains(anchor) && anchor.getNano() % 1_000_000 == 0,
            "anchor",
            "whole milliseconds in the years 1 to 9999",
            anchor)
        .throwIfAny();
    return new EveryTiming(period.toMillis(), anchor.toEpochMilli());
  }

  @Override
  public Optional<Instant> next(Instant after) {
    if (!Years.contains(after)) {
      return Optional.empty();
    }
    long number = Math.floorDiv(after.toEpochMilli() - anchor, period);
    return due(number + 1);
  }

  @Override
  public Optional<Instant> previous(Instant at) {
    if (!Years.contains(at)) {
      return Optional.empty();
    }
    return due(Math.floorDiv(at.toEpochMilli() - anchor, period));
  }

  private Optional<Instant> due(long number) {
    return Optional.of(Instant.ofEpochMilli(anchor + number * period)).filter(Years::contains);
  }

  @Override
  public String text() {
    String every = "every " + Duration.ofMillis(period);
    return anchor == 0 ? every : every + " from " + Instant.ofEpochMilli(anchor);
  }

  @Override
  public String toString() {
    return text();
  }
}
