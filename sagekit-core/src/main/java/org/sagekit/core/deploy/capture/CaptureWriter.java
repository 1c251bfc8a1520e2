package org.sagekit.core.deploy.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.StoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes answers to a sink in a thread of its own, so that a slow or full disk costs records and
 * never an answer. Thread-safe.
 */
final class CaptureWriter<T> implements AutoCloseable {
  /** How much may be lost at a power cut: what was written since. */
  private static final long FORCE_MILLIS = 1_000;

  private static final int CHUNK_BYTES = 1 << 18;
  private static final Logger LOG = LoggerFactory.getLogger(CaptureWriter.class);

  private final String idPrefix;
  private final CaptureQueue<T> queue;
  private final CaptureSink sink;
  private final Function<? super T, byte[]> format;
  private final Rotation rotation;
  private final Thread thread;

  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
  private int chunkRecords;
  private boolean unforced;
  private long forcedAt = System.nanoTime();
  private final Set<String> complaints = ConcurrentHashMap.newKeySet();

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
    this.sink = output.sink;
    this.format = output.format;
    this.rotation = output.rotation;
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
      complain("the queue is full", null);
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
    force();
    try {
      sink.close();
    } catch (IOException | RuntimeException | Error e) {
      complain("the file can't be closed", e);
    }
  }

  /** Writes what has come; whether more may come. */
  private boolean workOnce() {
    Thread.interrupted(); // or every channel that this thread touches would be closed
    try {
      Optional<Collection<CaptureQueue.Entry<T>>> taken = queue.take(FORCE_MILLIS);
      taken.ifPresent(entries -> entries.forEach(this::write));
      spill();
      return taken.isPresent();
    } catch (InterruptedException e) {
      return true; // it ends by close alone: a thread that is gone lets flush wait for ever
    }
  }

  private void write(CaptureQueue.Entry<T> entry) {
    Items<T> items = entry.items();
    if (items != null) {
      turn(items.time());
    }
    for (int i = 0; items != null && i < items.size(); i++) {
      BitSet taken = entry.taken();
      if (taken == null || taken.get(i)) {
        write(items, i, idPrefix + (entry.first() + i + 1));
      }
    }
    CountDownLatch mark = entry.mark();
    if (mark != null) {
      spill();
      force();
      mark.countDown();
    }
  }

  private void turn(Instant time) {
    try {
      if (rotation.turns(time)) {
        spill();
        force();
        sink.turn(time);
      }
    } catch (IOException | RuntimeException | Error e) {
      complain("a file can't be ended", e);
    }
  }

  private void write(Items<T> items, int index, String eventId) {
    try {
      chunk.writeBytes(format.apply(items.get(index, eventId)));
      chunkRecords++;
    } catch (RuntimeException | Error e) {
      // A dead writer would let flush wait for ever, so even an Error costs one record only.
      queue.lost(1);
      complain("a record can't be written down", e);
    }
    if (chunk.size() >= CHUNK_BYTES) {
      spill();
    }
  }

  private void spill() {
    if (chunkRecords == 0) {
      return;
    }
    makeRoom();
    try {
      sink.append(chunk.toByteArray());
      unforced = true;
      queue.wrote(chunkRecords);
    } catch (IOException | RuntimeException | Error e) {
      queue.lost(chunkRecords);
      complain("the file can't be written", e);
    }
    chunk.reset();
    chunkRecords = 0;
  }

  /** Goes to the next file if this one is full: the fate of what is in it is settled first. */
  private void makeRoom() {
    try {
      if (!sink.takes(chunk.size())) {
        force();
        sink.end();
      }
    } catch (IOException | RuntimeException | Error e) {
      complain("a file can't be ended", e);
    }
  }

  private void force() {
    try {
      if (unforced) {
        unforced = false;
        sink.force();
        queue.settle(true);
      }
    } catch (IOException | RuntimeException | Error e) {
      queue.settle(false);
      complain("the file can't be forced to disk", e);
    }
    forcedAt = System.nanoTime();
  }

  /**
   * Each once: a full disk must not fill the log as well. Nor may a log that fails stop the thread,
   * or a prediction.
   */
  private void complain(String what, @Nullable Throwable cause) {
    try {
      if (complaints.add(what)) {
        LOG.warn(
            "Capture of '{}': {}; records are dropped and counted, predictions go on.",
            idPrefix,
            what,
            cause);
      }
    } catch (RuntimeException | Error e) {
      return; // the counts tell it as well
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
