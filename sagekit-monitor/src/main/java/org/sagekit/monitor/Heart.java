package org.sagekit.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after a run four times a lease, in a thread of its own. */
final class Heart implements AutoCloseable {
  private static final int BEATS = 4;
  private final long pause;
  private final ScheduledExecutorService thread;

  Heart(String schedule, Duration lease) {
    this.pause = lease.toMillis() / BEATS;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread daemon = new Thread(work, "sagekit-" + schedule + "-heart");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** Beats until it is cancelled. */
  Future<?> beatFor(KeptRun run) {
    return thread.scheduleWithFixedDelay(run::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
