package org.sagekit.api.monitor.schedule;

import java.time.Instant;
import java.util.Objects;

/**
 * Why and for what a schedule runs.
 *
 * @param schedule its name
 * @param time the due time; of a run that was asked for, the time of asking; to the millisecond
 * @param trigger what asks for it
 * @param window the time that is looked at
 */
public record Due(String schedule, Instant time, Trigger trigger, ScheduleWindow window) {

  /** What asks for a run. */
  public enum Trigger {
    /** The timing of the schedule. */
    TIMING,
    /** Somebody, by {@link ActiveSchedule#runNow()}. */
    MANUAL
  }

  /** Checks that nothing is null. */
  public Due {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(window, "window");
  }
}
