package org.sagekit.monitor.schedule;

import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of the log for each run. */
final class LogListener implements MonitoringListener {
  private static final Logger LOG = LoggerFactory.getLogger("org.sagekit.monitor.schedule");

  @Override
  public void onStart(Due due) {
    LOG.debug("Schedule '{}' begins {}.", due.schedule(), due.time());
  }

  @Override
  public void onCompleted(ScheduledRun run) {
    LOG.info("Schedule '{}' at {}: all clear.", run.due().schedule(), run.due().time());
  }

  @Override
  public void onViolations(ScheduledRun run) {
    Outcome outcome = run.outcome().orElseGet(Outcome::clear);
    LOG.warn(
        "Schedule '{}' at {}: {}, {} violations. See {}.",
        run.due().schedule(),
        run.due().time(),
        outcome.drifted() ? "something drifted" : "no drift",
        outcome.violations(),
        run.runId());
  }

  @Override
  public void onFailed(ScheduledRun run) {
    LOG.warn(
        "Schedule '{}' at {} {}: {}",
        run.due().schedule(),
        run.due().time(),
        run.status(),
        run.reason());
  }

  @Override
  public void onMissed(ScheduledRun run) {
    LOG.warn("Schedule '{}': {}", run.due().schedule(), run.reason());
  }
}
