package org.sagekit.api.monitor.schedule;

/**
 * What becomes of due times at which nothing ran: no process was there, or a run took longer than
 * the period. What is not run is in the history as {@link ScheduledRun.Status#MISSED}.
 */
public enum CatchUp {
  /** Each is run with its own window, the oldest first, up to a bound; older ones are missed. */
  ALL,
  /** The newest is run with its own window; the others are missed. */
  LATEST,
  /** The newest is run, with a window that begins where the last run's ended. */
  MERGED
}
