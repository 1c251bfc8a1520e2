package org.sagekit.core.deploy.endpoint;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets requests in and out, until it is closed: so that a model is taken away only when nobody is
 * with it any more, and nobody who was let in is disturbed. Thread-safe, without a lock.
 */
final class Gate {
  private static final long CLOSED = 1L << 62;
  private static final long PAUSE_NANOS = 50_000;

  private final AtomicLong inside = new AtomicLong();

  /** Whether the caller was let in; must leave then. */
  boolean enter() {
    if ((inside.getAndIncrement() & CLOSED) == 0) {
      return true;
    }
    inside.getAndDecrement();
    return false;
  }

  void leave() {
    inside.getAndDecrement();
  }

  /** How many are inside. */
  long inside() {
    return inside.get() & ~CLOSED;
  }

  /** Lets nobody in any more, and waits until the last one has left. */
  void close() {
    inside.getAndUpdate(count -> count | CLOSED);
    while (inside() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
