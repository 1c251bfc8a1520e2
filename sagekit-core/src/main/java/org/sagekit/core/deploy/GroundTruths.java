package org.sagekit.core.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.LabelledRecord;
import org.sagekit.api.deploy.capture.LabelledRecords;
import org.sagekit.api.deploy.capture.MergeReport;
import org.sagekit.core.deploy.records.LabelText;
import org.sagekit.core.deploy.records.RecordFormat;
import org.sagekit.core.deploy.records.TruthBook;
import org.sagekit.core.internal.DurableFiles;

/**
 * Labels that become known after the prediction, in SageMaker's files of ground truth, and their
 * merging into a capture by id. Labels may come late, in any order, more than once and for requests
 * that nobody knows: all of it is counted. An id whose labels contradict each other gets none.
 *
 * <p>Merging holds the labels in memory, about 220 bytes for each id of 36 characters, and never
 * the records. Whoever gets more labels later merges again, with all of them. Stateless and
 * thread-safe.
 */
public final class GroundTruths {
  private GroundTruths() {}

  /**
   * Writes labels as SageMaker takes them, a line each. The file is there whole or not at all.
   *
   * @param labels of any number of requests
   * @param file is replaced if it is there; its folder is made
   * @throws StoreException if it can't be written
   */
  public static void write(Iterable<GroundTruth> labels, Path file) {
    write(file, lines -> labels.forEach(label -> lines.accept(RecordFormat.line(label))));
  }

  /**
   * Reads the labels of a file or of the {@code .jsonl} and {@code .jsonl.gz} files of a folder, in
   * constant memory.
   *
   * @param fileOrFolder as that of {@link CaptureFiles#of}, of SageMaker's layout or not
   * @param consumer called in this thread
   * @return what was read
   * @throws org.sagekit.api.DataException if a line is damaged, with file and line, or there is no
   *     such file or folder
   * @throws StoreException if a file can't be read
   */
  public static CaptureReading forEach(Path fileOrFolder, Consumer<? super GroundTruth> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return CaptureFiles.of(fileOrFolder).source().labels(consumer);
  }

  /**
   * Reads labels as {@link #forEach}, into memory.
   *
   * @param fileOrFolder of ground truth
   * @return in the order of the files
   */
  public static List<GroundTruth> read(Path fileOrFolder) {
    List<GroundTruth> labels = new ArrayList<>();
    forEach(fileOrFolder, labels::add);
    return labels;
  }

  /**
   * Merges labels into the records of any model.
   *
   * @param capture of records that may have been merged before; a new label takes the place of an
   *     old one
   * @param labels of their ids, see {@link InferenceRecord#id}
   * @param consumer gets each record that has a label, in the order of the capture
   * @return what was matched and what was not
   * @throws org.sagekit.api.DataException if a line of the capture is damaged and its reader does
   *     not skip it
   * @throws StoreException if a file can't be read
   */
  public static MergeReport merge(
      CaptureReader capture, Iterable<GroundTruth> labels, Consumer<InferenceRecord> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    TruthBook book = book(labels);
    capture.forEach(
        record ->
            book.label(record.id()).ifPresent(label -> consumer.accept(record.groundTruth(label))));
    return book.report();
  }

  /**
   * Merges labels into the records of any model, as SageMaker's merge job does.
   *
   * @param capture of the records
   * @param labels of their ids
   * @param merged file of one line for each record that has a label; it is there whole or not at
   *     all, and is replaced if it is there. It must not be a file of the capture
   * @return what was matched and what was not
   * @throws org.sagekit.api.DataException if a line of the capture is damaged and its reader does
   *     not skip it
   * @throws StoreException if a file can't be read or written
   */
  public static MergeReport merge(
      CaptureReader capture, Iterable<GroundTruth> labels, Path merged) {
    MergeReport[] report = new MergeReport[1];
    write(
        merged,
        lines ->
            report[0] = merge(capture, labels, record -> lines.accept(RecordFormat.line(record))));
    return report[0];
  }

  /**
   * Merges labels into the capture of a model of SageKit, by event id.
   *
   * @param capture of an endpoint
   * @param labels one value each
   * @return the records that have a label
   * @throws org.sagekit.api.DataException if a label is not one value
   * @throws StoreException if the capture can't be read
   */
  public static LabelledRecords merge(Capture capture, Iterable<GroundTruth> labels) {
    TruthBook book = book(labels);
    List<LabelledRecord> labelled = new ArrayList<>();
    for (CaptureRecord record : capture.records()) {
      Optional<InferenceData> label = book.label(record.eventId());
      label.ifPresent(
          data ->
              labelled.add(
                  new LabelledRecord(
                      record, LabelText.of(new GroundTruth(record.eventId(), data)))));
    }
    return new LabelledRecords(labelled, book.report());
  }

  private static TruthBook book(Iterable<GroundTruth> labels) {
    TruthBook book = new TruthBook();
    Objects.requireNonNull(labels, "labels");
    labels.forEach(book::add);
    return book;
  }

  private static void write(Path file, Consumer<Consumer<String>> lines) {
    Objects.requireNonNull(file, "file");
    try {
      Path absolute = file.toAbsolutePath();
      DurableFiles.createFolder(Objects.requireNonNull(absolute.getParent(), "folder"));
      DurableFiles.replace(absolute, out -> lines.accept(line -> write(out, line)));
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("Ground truth: file '%s' can't be written.".formatted(file), e);
    }
  }

  private static void write(java.io.OutputStream out, String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
