package org.sagekit.api.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time that a run looks at. Windows of neighbouring due times touch and don't overlap.
 *
 * @param from the first instant within
 * @param to the first instant after it, no earlier than {@code from}
 */
public record ScheduleWindow(Instant from, Instant to) {

  /** Checks the order. */
  public ScheduleWindow {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "ScheduleWindow: to must be %s or later, but was %s.".formatted(from, to));
    }
  }

  /**
   * Whether something happened within.
   *
   * @param time when it happened
   * @return true from {@code from} on and before {@code to}
   */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  /**
   * How long it is.
   *
   * @return 0 or more
   */
  public Duration length() {
    return Duration.between(from, to);
  }
}
