package org.sagekit.api;

/** Watches runs. Attached by the front door, never by a station. */
@FunctionalInterface
public interface RunListener {

  /**
   * Called for every event, in the thread that emitted it, one event of a run at a time. An
   * exception other than that of {@link RunEvent#stop} is logged and does not disturb the run.
   *
   * @param runId the identity of the run
   * @param event what happened
   */
  void on(String runId, RunEvent event);
}
