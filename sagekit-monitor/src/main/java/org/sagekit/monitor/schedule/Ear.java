package org.sagekit.monitor.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who hears of a schedule, in a thread of its own, which is there while there is news. Who
 * takes too long is not waited for until it has caught up; of who never returns, the news beyond
 * the first {@value #MOST_WAITING} is thrown away. Thread-safe.
 */
final class Ear {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  private static final int MOST_WAITING = 1_000;
  private final MonitoringListener listener;
  private final ThreadPoolExecutor thread;
  private volatile CompletableFuture<Void> overdue = CompletableFuture.completedFuture(null);

  Ear(MonitoringListener listener, String schedule) {
    this.listener = listener;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread daemon = new Thread(work, "sagekit-" + schedule + "-listener");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  /** Tells something; the answer is complete when it was heard, or never will be. */
  CompletableFuture<Void> tell(Consumer<MonitoringListener> news) {
    try {
      return CompletableFuture.runAsync(() -> hear(news), thread);
    } catch (RejectedExecutionException e) {
      LOG.warn("Listener {} does not return; what it should hear is thrown away.", listener);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void hear(Consumer<MonitoringListener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      LOG.warn("Listener {} failed; the schedule goes on.", listener, e);
    }
  }

  /** Waits until it was heard, for so long at most, or until something else has come. */
  void await(CompletableFuture<Void> told, Duration most, CompletableFuture<Void> end) {
    if (!overdue.isDone()) {
      return;
    }
    try {
      CompletableFuture.anyOf(told, end).get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      overdue = told;
      LOG.warn("Listener {} takes longer than {}; the schedule goes on.", listener, most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("Listener {} failed; the schedule goes on.", listener, e);
    }
  }
}
