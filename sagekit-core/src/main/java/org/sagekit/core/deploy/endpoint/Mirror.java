package org.sagekit.core.deploy.endpoint;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.Disagreement;

/**
 * Lets a second model answer what a first one has answered, and compares: later, in one thread, and
 * at a bounded cost. What can't be done within the bounds is skipped and counted, so a request is
 * never slower for being compared. Thread-safe.
 */
final class Mirror implements AutoCloseable {
  /** How many rows may wait. */
  private static final int ROWS = 20_000;

  /** The part of one processor's time that the thread takes at most. */
  private static final double BUDGET = 0.25;

  private static final long PAUSE_NANOS = 100_000;
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final AtomicLong waitingRows = new AtomicLong();
  private final LongAdder skipped = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Disagreement disagreement = Disagreement.none();

  private record Task(int rows, @Nullable Supplier<Disagreement> comparison) {}

  /** Starts the thread. */
  Mirror(String name) {
    thread = new Thread(this::work, "sagekit-mirror-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Compares later, or not at all.
   *
   * @param rows how many
   * @param comparison asks the second model; a fault of it is not this class's to tell
   */
  void offer(int rows, Supplier<Disagreement> comparison) {
    if (closed || waitingRows.get() + rows > ROWS) {
      skipped.add(rows);
      return;
    }
    waitingRows.addAndGet(rows);
    tasks.add(new Task(rows, comparison));
  }

  /** How far both differ so far. */
  Disagreement disagreement() {
    return disagreement;
  }

  /** How many rows were not compared. */
  long skipped() {
    return skipped.sum();
  }

  private void work() {
    try {
      for (Task task = tasks.take(); task.comparison() != null; task = tasks.take()) {
        long begin = System.nanoTime();
        compare(task, task.comparison());
        pause(System.nanoTime() - begin);
      }
    } catch (InterruptedException e) {
      // Nobody knows this thread but this class, which does not interrupt it.
      throw new AssertionError(e);
    }
  }

  private void compare(Task task, Supplier<Disagreement> comparison) {
    try {
      disagreement = disagreement.plus(comparison.get());
    } catch (RuntimeException | Error e) {
      // The second model failed; its own meter counts that. The thread must go on.
      skipped.add(task.rows());
    } finally {
      waitingRows.addAndGet(-task.rows());
    }
  }

  private void pause(long workedNanos) throws InterruptedException {
    long pause = Math.min(LONGEST_PAUSE_NANOS, (long) (workedNanos * (1 / BUDGET - 1)));
    if (!closed && pause > 0) {
      TimeUnit.NANOSECONDS.sleep(pause);
    }
  }

  /** Waits until all that was offered has been compared. */
  void settle() {
    while (waitingRows.get() > 0 && thread.isAlive()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Gives up what waits. */
  @Override
  public void close() {
    closed = true;
    tasks.clear();
    tasks.add(new Task(0, null));
  }
}
