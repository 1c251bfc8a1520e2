package org.sagekit.studio.serve;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The requests that are not answered yet. Thread-safe. */
final class Flights {
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

  private final Set<Exchange> flying = ConcurrentHashMap.newKeySet();

  void add(Exchange exchange) {
    flying.add(exchange);
  }

  void remove(Exchange exchange) {
    flying.remove(exchange);
  }

  /** Ends those that take too long. */
  void hurry(long now) {
    flying.forEach(exchange -> exchange.hurry(now));
  }

  /** Waits until all have landed; false if they have not in time, or the wait was interrupted. */
  boolean land(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    while (!flying.isEmpty()) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK);
    }
    return true;
  }
}
