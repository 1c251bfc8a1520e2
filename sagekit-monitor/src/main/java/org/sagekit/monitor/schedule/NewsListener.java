package org.sagekit.monitor.schedule;

import java.util.Objects;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/** Passes on what is news. The history says what is, so that it holds across processes. */
record NewsListener(MonitoringListener listener) implements MonitoringListener {
  NewsListener {
    Objects.requireNonNull(listener, "listener");
  }

  @Override
  public void onCompleted(ScheduledRun run) {
    if (run.changed()) {
      listener.onCompleted(run);
    }
  }

  @Override
  public void onViolations(ScheduledRun run) {
    if (run.changed()) {
      listener.onViolations(run);
    }
  }

  @Override
  public void onFailed(ScheduledRun run) {
    if (run.changed()) {
      listener.onFailed(run);
    }
  }

  @Override
  public void onMissed(ScheduledRun run) {
    listener.onMissed(run);
  }
}
