package org.sagekit.core.label.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.sagekit.api.Problems;
import org.sagekit.api.StoppedException;
import org.sagekit.api.label.Vote;

/**
 * What waits in a queue. A vote first gets a place, then it is kept, then it waits: so a vote that
 * lasts always has room, and the places are never more than the capacity. Thread-safe.
 */
final class Waiting {
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private final String name;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final Deque<Vote<String>> votes = new ArrayDeque<>();
  private int underWay;
  private boolean closed;

  Waiting(String name, int capacity) {
    this.name = name;
    this.capacity = capacity;
  }

  /** Takes places; false if there are none in time. */
  boolean reserve(int places, Optional<Duration> patience) {
    Problems.of("VoteQueue '" + name + "'")
        .require(places <= capacity, "votes", "at most " + capacity + " at once", places)
        .throwIfAny();
    lock.lock();
    try {
      boolean there =
          await(
              () -> closed || votes.size() + underWay + places <= capacity,
              patience.orElse(LONGEST));
      if (closed) {
        throw new IllegalStateException("VoteQueue '" + name + "': queue is closed.");
      }
      underWay += there ? places : 0;
      return there;
    } finally {
      lock.unlock();
    }
  }

  /** Gives places back, or the votes that have them. */
  void settle(List<Vote<String>> kept, int places) {
    lock.lock();
    try {
      underWay -= places;
      votes.addAll(kept);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All that waits, which stays there; waits for the first. */
  List<Vote<String>> first(Duration patience) {
    lock.lock();
    try {
      await(() -> !votes.isEmpty() || (closed && underWay == 0), patience);
      return List.copyOf(votes);
    } finally {
      lock.unlock();
    }
  }

  /** Drops the first. */
  void remove(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        votes.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean await(BooleanSupplier there, Duration patience) {
    Duration wait = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
    long left = wait.isNegative() ? 0 : wait.toNanos();
    try {
      while (!there.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("VoteQueue '" + name + "': waiting was interrupted.");
    }
  }

  int size() {
    lock.lock();
    try {
      return votes.size();
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return closed && votes.isEmpty() && underWay == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses what comes now, and waits for what is under way; true the first time. */
  boolean close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      changed.signalAll();
      while (underWay > 0) {
        changed.awaitUninterruptibly();
      }
      return first;
    } finally {
      lock.unlock();
    }
  }
}
