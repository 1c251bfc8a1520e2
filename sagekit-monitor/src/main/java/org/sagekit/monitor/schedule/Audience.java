package org.sagekit.monitor.schedule;

import java.util.List;
import java.util.function.Consumer;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who hear of a schedule. What one of them throws is logged; the others hear all the same. */
public final class Audience {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  private final List<MonitoringListener> listeners;

  /** Of these listeners, in their order. */
  public Audience(List<MonitoringListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Tells that a run begins. */
  public void started(Due due) {
    tell(listener -> listener.onStart(due));
  }

  /** Tells what came of a run. */
  public void ended(ScheduledRun run) {
    switch (run.status()) {
      case COMPLETED -> tell(listener -> listener.onCompleted(run));
      case COMPLETED_WITH_VIOLATIONS -> tell(listener -> listener.onViolations(run));
      case MISSED -> tell(listener -> listener.onMissed(run));
      default -> tell(listener -> listener.onFailed(run));
    }
  }

  private void tell(Consumer<MonitoringListener> news) {
    for (MonitoringListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        LOG.warn("Listener {} failed; the schedule goes on.", listener, e);
      }
    }
  }
}
