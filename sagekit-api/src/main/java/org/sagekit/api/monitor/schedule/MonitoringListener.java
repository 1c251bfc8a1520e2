package org.sagekit.api.monitor.schedule;

/**
 * Hears of the runs of a schedule, in the process that runs them. Each method is called at most
 * once a run, in order, in a thread that hears of nothing else. The schedule waits for it, but for
 * no longer than a quarter of its lease, and then goes on; so a listener that is slow, blocks or
 * throws costs no run and no result. Up to 1,000 calls wait for one that is late; what comes beyond
 * that is thrown away and logged. The result is in the history before it is told, so an exception
 * is logged and changes nothing; what a process that dies has not told yet is not told later,
 * unless it is a webhook's. It may pause or close the schedule; a run that it asks for waits until
 * the schedule goes on without it.
 */
public interface MonitoringListener {

  /**
   * A run begins. Of a due time that was taken over from a process that died, once more.
   *
   * @param due when and for what
   */
  default void onStart(Due due) {}

  /**
   * A run has completed and all is as it should be.
   *
   * @param run what came of it
   */
  default void onCompleted(ScheduledRun run) {}

  /**
   * A run has completed, and something has drifted or is violated.
   *
   * @param run what came of it
   */
  default void onViolations(ScheduledRun run) {}

  /**
   * A run has failed or was stopped.
   *
   * @param run what came of it
   */
  default void onFailed(ScheduledRun run) {}

  /**
   * Due times were missed.
   *
   * @param run the last of them; its window spans them all
   */
  default void onMissed(ScheduledRun run) {}
}
