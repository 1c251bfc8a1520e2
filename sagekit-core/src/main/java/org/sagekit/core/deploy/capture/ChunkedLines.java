package org.sagekit.core.deploy.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * Hands lines to a sink many at a time, and tells the queue what became of them. Nothing that the
 * sink throws comes through. For one thread.
 */
final class ChunkedLines {
  private static final int CHUNK_BYTES = 1 << 18;
  private final CaptureSink sink;
  private final CaptureQueue<?> queue;
  private final Complaints complaints;
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
  private int records;
  private boolean unforced;

  ChunkedLines(CaptureSink sink, CaptureQueue<?> queue, Complaints complaints) {
    this.sink = sink;
    this.queue = queue;
    this.complaints = complaints;
  }

  /** Takes the line of a record. */
  void add(byte[] line) {
    chunk.writeBytes(line);
    records++;
    if (chunk.size() >= CHUNK_BYTES) {
      spill();
    }
  }

  /** Writes what was taken. */
  void spill() {
    if (records == 0) {
      return;
    }
    makeRoom();
    try {
      sink.append(chunk.toByteArray());
      unforced = true;
      queue.wrote(records);
    } catch (IOException | RuntimeException | Error e) {
      queue.lost(records);
      complaints.say("the file can't be written", e);
    }
    chunk.reset();
    records = 0;
  }

  /** Goes to the next file if this one is full: the fate of what is in it is settled first. */
  private void makeRoom() {
    try {
      if (!sink.takes(chunk.size())) {
        force();
        sink.end();
      }
    } catch (IOException | RuntimeException | Error e) {
      complaints.say("a file can't be ended", e);
    }
  }

  /** What was written is on disk then, or lost. */
  void force() {
    if (!unforced) {
      return;
    }
    unforced = false;
    try {
      sink.force();
      queue.settle(true);
    } catch (IOException | RuntimeException | Error e) {
      queue.settle(false);
      complaints.say("the file can't be forced to disk", e);
    }
  }

  /** Ends the file, as what comes belongs to another span of time. */
  void turn(Instant time) {
    spill();
    force();
    try {
      sink.turn(time);
    } catch (IOException | RuntimeException | Error e) {
      complaints.say("a file can't be ended", e);
    }
  }

  /** Settles everything. */
  void close() {
    spill();
    force();
    try {
      sink.close();
    } catch (IOException | RuntimeException | Error e) {
      complaints.say("the file can't be closed", e);
    }
  }
}
