package org.sagekit.examples;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;

/** Somebody who asks an endpoint all the time, until he is stopped. */
final class Asking implements AutoCloseable {
  private static final long PAUSE_NANOS = 300_000;

  private final Endpoint endpoint;
  private final Dataset rows;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread = new Thread(this::ask, "asking");
  private volatile boolean stopped;

  private Asking(Endpoint endpoint, Dataset rows) {
    this.endpoint = endpoint;
    this.rows = rows;
    thread.setDaemon(true);
  }

  static Asking start(Endpoint endpoint, Dataset rows) {
    Asking asking = new Asking(endpoint, rows);
    asking.thread.start();
    return asking;
  }

  private void ask() {
    for (int row = 0; !stopped; row = (row + 1) % rows.size()) {
      try {
        endpoint.predict(rows.row(row));
      } catch (RuntimeException e) {
        failed.incrementAndGet();
      }
      asked.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  long asked() {
    return asked.get();
  }

  long failed() {
    return failed.get();
  }

  /** Waits for the answer to the last request. Closing twice does nothing. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
