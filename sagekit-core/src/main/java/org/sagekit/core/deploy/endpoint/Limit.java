package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.deploy.OverloadedException;

/**
 * How many requests are answered at once. One that finds no place waits a little, and is turned
 * away if none becomes free: under overload those that are let in are answered in time, and the
 * others learn at once that they must come back. Thread-safe.
 */
final class Limit {
  private final int concurrency;
  private final Duration patience;
  private final Semaphore places;

  /**
   * @param concurrency how many are answered at once
   * @param patience how long one more may wait; as many may wait as are answered
   */
  Limit(int concurrency, Duration patience) {
    this.concurrency = concurrency;
    this.patience = patience;
    this.places = new Semaphore(concurrency);
  }

  /** Whether the caller got a place, in time; must give it back then. */
  boolean tryTake() {
    return places.tryAcquire() || (!isCrowded() && waited());
  }

  /** What is said to whoever got none. */
  OverloadedException overloaded(String subject) {
    return new OverloadedException(
        "%s: requests at once must be at most %s, but were more for %s. Maybe ask again later, or allow more with DeploymentJob's concurrency."
            .formatted(subject, concurrency, patience));
  }

  /** Beyond that, waiting would only make everybody late. */
  private boolean isCrowded() {
    return patience.isZero() || places.getQueueLength() >= concurrency;
  }

  private boolean waited() {
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveBack() {
    places.release();
  }
}
