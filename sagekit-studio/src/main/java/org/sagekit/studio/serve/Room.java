package org.sagekit.studio.serve;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that bodies may take together while they come. The first bytes of each are free, so
 * that clients who send much and slowly can't keep out those who send little. Thread-safe.
 */
final class Room {
  /** How much of a body is not counted. */
  static final int FREE = 16 << 10;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Room(long most) {
    this.most = most;
  }

  /** Takes room for a body that has grown; false if there is none, and nothing was taken. */
  boolean takes(long before, long now) {
    long more = counted(now) - counted(before);
    if (more == 0) {
      return true;
    }
    if (taken.addAndGet(more) > most) {
      taken.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** Gives back what a body took. */
  void gives(long size) {
    taken.addAndGet(-counted(size));
  }

  private static long counted(long size) {
    return Math.max(0, size - FREE);
  }
}
