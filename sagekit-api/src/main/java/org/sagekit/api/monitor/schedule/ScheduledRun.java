package org.sagekit.api.monitor.schedule;

import java.util.Objects;
import java.util.Optional;

/**
 * A due time and what came of it.
 *
 * @param due when and for what
 * @param status how it stands
 * @param reason why it failed, was stopped or missed, a sentence; empty otherwise
 * @param runId the run in the tracker of the workspace; empty if there is none
 * @param outcome what was found, if it has completed
 * @param changed whether it ended otherwise than the run before it: with another status, or a
 *     finding that was not there. The first run of a schedule counts as changed unless all is as it
 *     should be
 */
public record ScheduledRun(
    Due due,
    Status status,
    String reason,
    String runId,
    Optional<Outcome> outcome,
    boolean changed) {

  /** Checks that nothing is null. */
  public ScheduledRun {
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** How a run stands. */
  public enum Status {
    /** A process works on it, or has died over it and another will take it over. */
    RUNNING,
    /** All is as it should be. */
    COMPLETED,
    /** Something has drifted, or is not as it should be. */
    COMPLETED_WITH_VIOLATIONS,
    /** It could not be said; the reason says why. */
    FAILED,
    /** Somebody stopped the run. */
    STOPPED,
    /** It was not run: the reason says which due times, and why. */
    MISSED
  }
}
