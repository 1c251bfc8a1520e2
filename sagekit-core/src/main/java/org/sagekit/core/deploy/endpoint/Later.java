package org.sagekit.core.deploy.endpoint;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sagekit.api.deploy.OverloadedException;

/**
 * Requests that are answered later, by threads that are there only while there is something to do.
 * Thread-safe.
 */
final class Later implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final String subject;
  private final int most;
  private final ThreadPoolExecutor threads;

  /**
   * @param threadCount how many are answered at once
   * @param most how many may wait
   */
  Later(String endpoint, int threadCount, int most) {
    this.subject = "Endpoint '" + endpoint + "'";
    this.most = most;
    this.threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(most),
            work -> {
              Thread thread = new Thread(work, "sagekit-async-" + endpoint);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Does something later.
   *
   * @throws OverloadedException if too much is waiting
   */
  <T> CompletableFuture<T> call(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException e) {
      if (threads.isShutdown()) {
        throw new IllegalStateException(subject + ": it is closed.", e);
      }
      throw new OverloadedException(
          "%s: waiting requests must be at most %s, but were more. Maybe ask again later, or allow more with DeploymentJob's asyncQueue."
              .formatted(subject, most));
    }
  }

  /** Finishes what is waiting; nothing more is taken. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
