package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.internal.DurableFiles;

/**
 * Where the answers of one model at work go: a queue, a thread that writes, and the files. Writing
 * down never waits for the disk. Thread-safe.
 */
public final class CaptureLog implements AutoCloseable {
  private final CaptureQueue<Answers.Answer> queue;
  private final CaptureWriter<Answers.Answer> writer;
  private final Capture kept;

  private CaptureLog(
      CaptureQueue<Answers.Answer> queue, CaptureWriter<Answers.Answer> writer, Capture kept) {
    this.queue = queue;
    this.writer = writer;
    this.kept = kept;
  }

  /**
   * Where a log writes.
   *
   * @param folder of the package
   * @param number of the first file; greater than that of any file of the endpoint
   * @param idPrefix put before the position of an answer to make its id
   * @param inputs what is written of a row
   */
  public record Place(Path folder, int number, String idPrefix, List<Field> inputs) {}

  /** Starts to write behind what is there. */
  public static CaptureLog open(Place place, CaptureOptions options) throws IOException {
    DurableFiles.createFolder(place.folder);
    CaptureFormat format = new CaptureFormat(place.inputs, options.content());
    CaptureQueue<Answers.Answer> queue =
        new CaptureQueue<>(options.queue(), new Sampling(options.sampling(), place.idPrefix));
    CaptureWriter.Output<Answers.Answer> output =
        new CaptureWriter.Output<>(
            new CaptureFile(place.folder, place.number, CaptureFile.Limits.of(options)),
            format::line,
            new Rotation(options.span()));
    CaptureWriter<Answers.Answer> writer = new CaptureWriter<>(place.idPrefix, queue, output);
    return new CaptureLog(queue, writer, new CaptureFolder(place.folder, format));
  }

  /**
   * Mends what a process that died has left in the files of an endpoint. Only for who has its lock,
   * before anything is written.
   */
  public static void mend(Path endpoint) throws IOException {
    for (Path folder : CaptureFolder.subfolders(endpoint)) {
      TornEnds.mend(folder);
    }
  }

  /**
   * The greatest number of a file of any package that an endpoint ever had: it makes the event ids
   * of an opening unique, so no later one may have it.
   */
  public static int lastNumber(Path endpoint) throws IOException {
    int last = 0;
    for (Path folder : CaptureFolder.subfolders(endpoint)) {
      last = Math.max(last, CaptureFolder.lastNumber(folder));
    }
    return last;
  }

  /** Writes down an answer, under the caller's id if there is one. */
  public void write(@Nullable String id, Instant time, Row input, Prediction output) {
    writer.offer(new Answers.Single(id, time, input, output));
  }

  /** Writes down answers, under the callers' ids by position. */
  public void write(
      IntFunction<@Nullable String> ids, Instant time, Dataset inputs, Predictions outputs) {
    writer.offer(new Answers.Batch(ids, time, inputs, outputs));
  }

  /** Waits until all of it is on disk, or counted as dropped. */
  public void flush() {
    writer.flush();
  }

  /** What became of the answers. */
  public CaptureCounts counts() {
    return queue.counts();
  }

  /**
   * All that this and earlier logs of the folder hold; whatever was answered before it is asked.
   */
  public Capture capture() {
    return new Capture() {
      @Override
      public List<CaptureRecord> records() {
        flush();
        return kept.records();
      }

      @Override
      public Fingerprint fingerprint() {
        flush();
        return kept.fingerprint();
      }
    };
  }

  /** Writes what waits and ends the thread; what is there stays readable. */
  @Override
  public void close() {
    writer.close();
  }
}
