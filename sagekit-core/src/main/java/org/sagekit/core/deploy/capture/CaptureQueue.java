package org.sagekit.core.deploy.capture;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.CaptureCounts;

/**
 * Answers on their way to the capture, and the count of them. Thread-safe: any number of threads
 * offer, one takes. Offering never waits for the one who takes.
 *
 * <p>At every moment served = captured + dropped + sampled out + waiting. A record is held until it
 * was written, so that a writer that stands still can't hold more than the capacity in its hands;
 * and it counts as waiting until it is on disk for sure.
 */
final class CaptureQueue<T> {
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private final long capacity;
  private final Sampling sampling;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition urgent = lock.newCondition();
  private ArrayDeque<Entry<T>> entries = new ArrayDeque<>();

  /** What was taken last, to be filled again: so that nothing is copied while others wait. */
  private ArrayDeque<Entry<T>> taken = new ArrayDeque<>();

  private boolean asleep;
  private int marks;
  private long served;
  private long waiting;
  private long unsure;
  private long captured;
  private long dropped;
  private long sampledOut;
  private boolean ended;
  private boolean finished;

  /**
   * What stands in the queue: answers, or the mark of someone who waits for all before it.
   *
   * @param first the position of the first answer since the endpoint was opened
   * @param items what to write; null for a mark
   * @param taken which of them; null for all
   * @param mark counted down when all before it is written; null for answers
   */
  record Entry<T>(
      long first,
      @Nullable Items<T> items,
      @Nullable BitSet taken,
      @Nullable CountDownLatch mark) {}

  CaptureQueue(long capacity, Sampling sampling) {
    this.capacity = capacity;
    this.sampling = sampling;
  }

  /**
   * Takes answers in whole or not at all, but for those that the sampling leaves out. They are
   * taken while fewer records than the capacity wait, so a call with more rows than the capacity is
   * still captured whole.
   *
   * @return false if they count as dropped
   */
  boolean offer(Items<T> items) {
    lock.lock();
    try {
      long first = served;
      BitSet taken = sampling.takesAll() ? null : sampling.taken(items, first);
      int count = taken == null ? items.size() : taken.cardinality();
      served += items.size();
      sampledOut += items.size() - count;
      if (count > 0 && (ended || waiting >= capacity)) {
        dropped += count;
        return false;
      }
      waiting += count;
      if (count > 0) {
        add(new Entry<>(first, items, taken, null));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Marks the place; the mark is already counted down if there is nobody left to do it. */
  CountDownLatch mark() {
    lock.lock();
    try {
      CountDownLatch mark = new CountDownLatch(finished ? 0 : 1);
      if (!finished) {
        marks++;
        add(new Entry<>(served, null, null, mark));
      }
      return mark;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Wakes the taker only if it sleeps: to wake a thread takes longer than a prediction, and it may
   * take the processor away from whoever wakes it.
   */
  private void add(Entry<T> entry) {
    entries.add(entry);
    if (asleep) {
      arrived.signal();
    }
    if (isUrgent() || entry.mark() != null) {
      urgent.signal();
    }
  }

  private boolean isUrgent() {
    return ended || waiting * 2 >= capacity;
  }

  /** From now on everything that is offered is dropped. */
  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signal();
      urgent.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes everything; waits if there is nothing, and then a moment for more to come, unless the
   * queue is half full or somebody waits for its end. For one thread.
   *
   * @return in order, good until the next call; empty if the time went by, nothing if nothing will
   *     come any more
   */
  Optional<Collection<Entry<T>>> take(long patienceMillis) throws InterruptedException {
    taken.clear();
    lock.lock();
    try {
      await(patienceMillis);
      finished = entries.isEmpty() && ended;
      ArrayDeque<Entry<T>> full = entries;
      entries = taken;
      taken = full;
      return finished ? Optional.empty() : Optional.of(full);
    } finally {
      lock.unlock();
    }
  }

  private void await(long patienceMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    asleep = true;
    while (entries.isEmpty() && !ended && left > 0) {
      left = arrived.awaitNanos(left);
    }
    asleep = false;
    long moment = entries.isEmpty() ? 0 : Math.min(MOMENT_NANOS, left);
    while (!isUrgent() && marks == 0 && moment > 0) {
      moment = urgent.awaitNanos(moment);
    }
    marks = 0;
  }

  /** Says that records that were taken were written, but may still be lost. */
  void wrote(long records) {
    lock.lock();
    try {
      waiting -= records;
      unsure += records;
    } finally {
      lock.unlock();
    }
  }

  /** Says that records that were taken could not be written. */
  void lost(long records) {
    lock.lock();
    try {
      waiting -= records;
      dropped += records;
    } finally {
      lock.unlock();
    }
  }

  /** Says whether what was written is on disk for sure. */
  void settle(boolean sure) {
    lock.lock();
    try {
      captured += sure ? unsure : 0;
      dropped += sure ? 0 : unsure;
      unsure = 0;
    } finally {
      lock.unlock();
    }
  }

  CaptureCounts counts() {
    lock.lock();
    try {
      return new CaptureCounts(served, captured, dropped, sampledOut, waiting + unsure);
    } finally {
      lock.unlock();
    }
  }
}
