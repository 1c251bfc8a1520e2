package org.sagekit.monitor.schedule;

import java.time.Instant;
import java.util.Optional;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * A timing that is held to what it promises. A user's own that breaks it would be run for ever, or
 * never.
 */
record StrictTiming(Timing timing) implements Timing {

  static Timing of(Timing timing) {
    return timing instanceof StrictTiming ? timing : new StrictTiming(timing);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    Optional<Instant> due = timing.next(after);
    due.ifPresent(time -> require(time.isAfter(after), "later than " + after, time));
    return due;
  }

  @Override
  public Optional<Instant> previous(Instant at) {
    Optional<Instant> due = timing.previous(at);
    due.ifPresent(time -> require(!time.isAfter(at), "no later than " + at, time));
    return due;
  }

  private void require(boolean holds, String constraint, Instant due) {
    if (!holds || due.getNano() % 1_000_000 != 0) {
      throw new IllegalStateException(
          "Timing '%s': due time must be %s and in whole milliseconds, but was %s."
              .formatted(text(), constraint, due));
    }
  }

  @Override
  public String text() {
    return timing.text();
  }

  @Override
  public String toString() {
    return timing.toString();
  }
}
