package org.sagekit.core.deploy.capture;

import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.sagekit.api.StoppedException;

/**
 * Writes answers to a sink in a thread of its own, so that a slow or full disk costs records and
 * never an answer. Thread-safe.
 */
final class CaptureWriter<T> implements AutoCloseable {
  /** How much may be lost at a power cut: what was written since. */
  private static final long FORCE_MILLIS = 1_000;

  private final String idPrefix;
  private final CaptureQueue<T> queue;
  private final Function<? super T, byte[]> format;
  private final Rotation rotation;
  private final Complaints complaints;
  private final ChunkedLines lines;
  private final Thread thread;
  private long forcedAt = System.nanoTime();

  /**
   * Starts the thread.
   *
   * @param idPrefix put before the position of an answer to make its id: the endpoint's name and
   *     the opening
   * @param output where lines go, how they are made, and when a file ends
   */
  CaptureWriter(String idPrefix, CaptureQueue<T> queue, Output<T> output) {
    this.idPrefix = idPrefix;
    this.queue = queue;
    this.format = output.format;
    this.rotation = output.rotation;
    this.complaints = new Complaints(idPrefix);
    this.lines = new ChunkedLines(output.sink, queue, complaints);
    this.thread = new Thread(this::work, "sagekit-capture-" + idPrefix);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What becomes of records.
   *
   * @param format makes a line with its end
   */
  record Output<T>(CaptureSink sink, Function<? super T, byte[]> format, Rotation rotation) {}

  /** Hands answers over, or drops them. */
  void offer(Items<T> items) {
    if (!queue.offer(items)) {
      complaints.say("the queue is full", null);
    }
  }

  /**
   * Waits until everything offered so far is on disk or dropped.
   *
   * @throws StoppedException if the waiting thread is interrupted
   */
  void flush() {
    CountDownLatch mark = queue.mark();
    try {
      mark.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(
          "Capture of '%s': flush was interrupted; records may still be on their way."
              .formatted(idPrefix));
    }
  }

  private void work() {
    while (workOnce()) {
      if (System.nanoTime() - forcedAt >= TimeUnit.MILLISECONDS.toNanos(FORCE_MILLIS)) {
        force();
      }
    }
    lines.close();
  }

  private void force() {
    lines.force();
    forcedAt = System.nanoTime();
  }

  /** Writes what has come; whether more may come. */
  private boolean workOnce() {
    Thread.interrupted(); // or every channel that this thread touches would be closed
    try {
      Optional<Collection<CaptureQueue.Entry<T>>> taken = queue.take(FORCE_MILLIS);
      taken.ifPresent(entries -> entries.forEach(this::write));
      lines.spill();
      return taken.isPresent();
    } catch (InterruptedException e) {
      return true; // it ends by close alone: a thread that is gone lets flush wait for ever
    }
  }

  private void write(CaptureQueue.Entry<T> entry) {
    Items<T> items = entry.items();
    if (items != null) {
      write(items, entry);
    }
    CountDownLatch mark = entry.mark();
    if (mark != null) {
      lines.spill();
      force();
      mark.countDown();
    }
  }

  private void write(Items<T> items, CaptureQueue.Entry<T> entry) {
    if (rotation.turns(items.time())) {
      lines.turn(items.time());
    }
    BitSet taken = entry.taken();
    for (int i = 0; i < items.size(); i++) {
      if (taken == null || taken.get(i)) {
        write(items, i, idPrefix + (entry.first() + i + 1));
      }
    }
  }

  private void write(Items<T> items, int index, String eventId) {
    try {
      lines.add(format.apply(items.get(index, eventId)));
    } catch (RuntimeException | Error e) {
      // A dead writer would let flush wait for ever, so even an Error costs one record only.
      queue.lost(1);
      complaints.say("a record can't be written down", e);
    }
  }

  /** Writes what waits, and ends the thread. Closing twice does nothing. */
  @Override
  public void close() {
    queue.end();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // The lock of the endpoint must not be given back while the thread still writes.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
