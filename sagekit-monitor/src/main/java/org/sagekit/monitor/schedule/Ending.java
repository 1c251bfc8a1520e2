package org.sagekit.monitor.schedule;

import java.util.Optional;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

/**
 * What came of a run.
 *
 * @param status how it has ended
 * @param reason a sentence, or empty
 * @param runId of the tracker, or empty
 * @param outcome what was found, if it has completed
 */
public record Ending(Status status, String reason, String runId, Optional<Outcome> outcome) {
  private static final int LONGEST = 2_000;

  /** Makes the reason one that every database keeps. */
  public Ending {
    String clean = reason.replace('\0', ' ').strip();
    reason = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " ...";
  }

  /** A run that has said what it found. */
  public static Ending of(String runId, Outcome outcome) {
    Status status = outcome.alarming() ? Status.COMPLETED_WITH_VIOLATIONS : Status.COMPLETED;
    return new Ending(status, "", runId, Optional.of(outcome));
  }

  /** A run that found nothing out. */
  public static Ending without(Status status, String reason, String runId) {
    return new Ending(status, reason, runId, Optional.empty());
  }
}
