package org.sagekit.monitor.schedule;

import java.util.Objects;
import java.util.function.Consumer;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/** Hands all that ended to one function. */
class CallbackListener implements MonitoringListener {
  private final Consumer<ScheduledRun> callback;

  CallbackListener(Consumer<ScheduledRun> callback) {
    this.callback = Objects.requireNonNull(callback, "callback");
  }

  @Override
  public void onCompleted(ScheduledRun run) {
    callback.accept(run);
  }

  @Override
  public void onViolations(ScheduledRun run) {
    callback.accept(run);
  }

  @Override
  public void onFailed(ScheduledRun run) {
    callback.accept(run);
  }

  @Override
  public void onMissed(ScheduledRun run) {
    callback.accept(run);
  }
}
