package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.deploy.records.LineText;
import org.sagekit.core.deploy.records.RecordLines;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.FolderLock;

/** Where the records of a model go that SageKit does not run. Thread-safe. */
public final class RecordLog implements AutoCloseable {
  private final Path folder;
  private final FolderLock lock;
  private final CaptureQueue<InferenceRecord> queue;
  private final CaptureWriter<InferenceRecord> writer;

  private RecordLog(Path folder, FolderLock lock, CaptureOptions options, CaptureSink sink) {
    this.folder = folder;
    this.lock = lock;
    this.queue = new CaptureQueue<>(options.queue(), new Sampling(options.sampling(), ""));
    this.writer =
        new CaptureWriter<>(
            folder.toString(),
            queue,
            new CaptureWriter.Output<>(
                sink, record -> line(record, options.content()), new Rotation(options.span())));
  }

  /**
   * Takes a folder and writes behind what is there.
   *
   * @throws IllegalStateException if somebody writes in it already
   * @throws StoreException if it can't be used
   */
  public static RecordLog open(Path folder, CaptureOptions options) {
    try {
      Path home = DurableFiles.createFolder(folder);
      FolderLock lock = FolderLock.tryOf(home).orElseThrow(() -> inUse(folder));
      try {
        TornEnds.mend(home);
        int number = CaptureFolder.lastNumber(home) + 1;
        CaptureFile file = new CaptureFile(home, number, CaptureFile.Limits.of(options));
        return new RecordLog(home, lock, options, file);
      } catch (IOException | RuntimeException | Error e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException("Capture: folder '%s' can't be used.".formatted(folder), e);
    }
  }

  private static IllegalStateException inUse(Path folder) {
    return new IllegalStateException(
        "Capture: folder '%s' must have one writer, but has another one already. Maybe give each process a folder of its own."
            .formatted(folder));
  }

  private static byte[] line(InferenceRecord record, CaptureContent content) {
    InferenceRecord sides =
        new InferenceRecord(
            record.eventId(),
            record.inferenceId(),
            record.customAttributes(),
            record.inferenceTime(),
            content.hasInput() ? record.input() : Optional.empty(),
            content.hasOutput() ? record.output() : Optional.empty(),
            record.groundTruth());
    byte[] line = LineText.utf8(RecordLines.of(sides));
    Problems.of("Capture")
        .require(
            line.length <= CaptureFormat.MAX_LINE_BYTES,
            "record",
            "at most " + CaptureFormat.MAX_LINE_BYTES + " bytes",
            line.length)
        .throwIfAny();
    return line;
  }

  /** Writes down a record, or drops it. */
  public void write(InferenceRecord record) {
    writer.offer(new Recorded(record));
  }

  /** Waits until all of it is on disk, or counted as dropped. */
  public void flush() {
    writer.flush();
  }

  /** What became of the records. */
  public CaptureCounts counts() {
    return queue.counts();
  }

  /** Writes what waits and gives the folder back. */
  @Override
  public void close() {
    writer.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException(
          "Capture: the lock of folder '%s' can't be given back.".formatted(folder), e);
    }
  }
}
