package org.sagekit.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.PipelineRun;
import org.sagekit.monitor.schedule.Claim;
import org.sagekit.monitor.schedule.ScheduleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says four times a lease that this process works on a run; stops a run that it has lost. */
final class Heart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
  private static final int BEATS = 4;
  private final ScheduleBook book;
  private final long pause;
  private final ScheduledExecutorService thread;

  Heart(String schedule, ScheduleBook book, Duration lease) {
    this.book = book;
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
  ScheduledFuture<?> beatFor(Claim claim, PipelineRun<?> run) {
    return thread.scheduleWithFixedDelay(
        () -> beat(claim, run), pause, pause, TimeUnit.MILLISECONDS);
  }

  private void beat(Claim claim, PipelineRun<?> run) {
    try {
      if (!book.beat(claim)) {
        run.stop("Another process has taken the run over.");
      }
    } catch (RuntimeException e) {
      LOG.warn("The run of {} could not be kept; it is tried again.", claim.due().time(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
