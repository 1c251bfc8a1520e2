package org.sagekit.core.deploy;

import java.util.Objects;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.deploy.capture.RecordLog;

/**
 * Captures what a model is asked and says that SageKit does not run; {@link CaptureFiles#writer}
 * gives one. Writing hands a record to a bounded queue and returns: it waits for no disk and throws
 * for none. A thread of its own writes lines whole or not at all, and at least every second forces
 * them to disk. Thread-safe.
 */
public final class CaptureFileWriter implements AutoCloseable {
  private final RecordLog log;

  CaptureFileWriter(RecordLog log) {
    this.log = log;
  }

  /**
   * Captures a record, unless the sampling leaves it out or the queue is full; either is counted.
   * After {@link #close} everything is dropped.
   *
   * @param record of any time; times are written as they are given
   */
  public void write(InferenceRecord record) {
    log.write(Objects.requireNonNull(record, "record"));
  }

  /**
   * Waits until everything that was given so far is on disk, or counted as dropped.
   *
   * @throws org.sagekit.api.StoppedException if the waiting thread is interrupted
   */
  public void flush() {
    log.flush();
  }

  /**
   * What became of the records since the writer was opened.
   *
   * @return at one moment
   */
  public CaptureCounts counts() {
    return log.counts();
  }

  /** Writes what waits, ends the thread, and gives the folder back. Closing twice does nothing. */
  @Override
  public void close() {
    log.close();
  }
}
