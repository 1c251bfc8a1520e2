package org.sagekit.core.deploy.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers on their way to the capture, and the count of them. Thread-safe: any number of threads
 * offer, one takes. Offering never waits for the one who takes.
 *
 * <p>At every moment served = waiting + captured + dropped. A record waits until it was written, so
 * that a writer that stands still can't hold more than the capacity in its hands.
 */
final class CaptureQueue {
  private final long capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private long served;
  private long waiting;
  private long dropped;
  private boolean ended;
  private boolean finished;

  /**
   * What stands in the queue: answers, or the mark of someone who waits for all before it.
   *
   * @param first the position of the first answer since the endpoint was opened
   * @param answers what to write; null for a mark
   * @param mark counted down when all before it is written; null for answers
   */
  record Entry(long first, @Nullable Answers answers, @Nullable CountDownLatch mark) {}

  CaptureQueue(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Takes answers in whole or not at all. They are taken while fewer records than the capacity
   * wait, so a call with more rows than the capacity is still captured whole.
   *
   * @return whether they were taken; they count as dropped otherwise
   */
  boolean offer(Answers answers) {
    lock.lock();
    try {
      long first = served;
      served += answers.size();
      if (ended || waiting >= capacity) {
        dropped += answers.size();
        return false;
      }
      waiting += answers.size();
      add(new Entry(first, answers, null));
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
        add(new Entry(served, null, mark));
      }
      return mark;
    } finally {
      lock.unlock();
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    arrived.signal();
  }

  /** From now on everything that is offered is dropped. */
  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signal();
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
   * Takes everything; waits if there is nothing.
   *
   * @return in order; nothing in the list if the time went by, no list if nothing will come any
   *     more
   */
  Optional<List<Entry>> take(long patienceMillis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (entries.isEmpty() && !ended && left > 0) {
        left = arrived.awaitNanos(left);
      }
      finished = entries.isEmpty() && ended;
      List<Entry> taken = new ArrayList<>(entries);
      entries.clear();
      return finished ? Optional.empty() : Optional.of(taken);
    } finally {
      lock.unlock();
    }
  }

  /** Says what became of records that were taken. */
  void settle(long captured, long lost) {
    lock.lock();
    try {
      waiting -= captured + lost;
      dropped += lost;
    } finally {
      lock.unlock();
    }
  }

  long served() {
    lock.lock();
    try {
      return served;
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
