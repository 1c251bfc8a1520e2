package org.sagekit.core.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import org.sagekit.core.deploy.records.LineText;
import org.sagekit.core.deploy.records.RecordLines;
import org.sagekit.core.deploy.records.TruthBook;
import org.sagekit.core.internal.DurableFiles;

/**
 * Labels that become known after the prediction, in SageMaker's files of ground truth, and their
 * merging into a capture by id. Labels may come late, in any order, more than once and for requests
 * that nobody knows: all of it is counted. An id whose labels contradict each other gets none.
 *
 * <p>Merging holds the labels in memory, about 220 bytes for each id of 36 characters, and never
 * the records; those of files are read one by one. Labels that would take more than half of the
 * heap are refused with a {@link org.sagekit.api.DataException}. Whoever gets more labels later
 * merges again, with all of them. Stateless and thread-safe.
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
    write(file, lines -> labels.forEach(label -> lines.accept(RecordLines.of(label))));
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
   *     not skip it, or the labels are too many for the memory
   * @throws StoreException if a file can't be read
   */
  public static MergeReport merge(
      CaptureReader capture, Iterable<GroundTruth> labels, Consumer<InferenceRecord> consumer) {
    return merge(capture, book(labels), consumer);
  }

  /**
   * Merges labels into the records of any model, as SageMaker's merge job does.
   *
   * @param capture of the records
   * @param labels of their ids
   * @param merged file of one line for each record that has a label; it is there whole or not at
   *     all, and is replaced if it is there
   * @return what was matched and what was not
   * @throws IllegalArgumentException if the file is that of the capture or lies in its folder,
   *     where it would be read as a part of it
   * @throws org.sagekit.api.DataException if a line of the capture is damaged and its reader does
   *     not skip it, or the labels are too many for the memory
   * @throws StoreException if a file can't be read or written
   */
  public static MergeReport merge(
      CaptureReader capture, Iterable<GroundTruth> labels, Path merged) {
    capture.requireOutside(merged);
    return merge(capture, book(labels), merged);
  }

  /**
   * Merges the labels of files as {@link #merge(CaptureReader, Iterable, Consumer)}, however many
   * times they repeat each other.
   *
   * @param capture of the records
   * @param labels a file or folder of ground truth, as for {@link #forEach}
   * @param consumer gets each record that has a label, in the order of the capture
   * @return what was matched and what was not
   * @throws org.sagekit.api.DataException if a line of a file is damaged, or the labels are too
   *     many for the memory
   * @throws StoreException if a file can't be read
   */
  public static MergeReport mergeFiles(
      CaptureReader capture, Path labels, Consumer<InferenceRecord> consumer) {
    return merge(capture, book(labels), consumer);
  }

  /**
   * Merges the labels of files as {@link #merge(CaptureReader, Iterable, Path)}.
   *
   * @param capture of the records
   * @param labels a file or folder of ground truth, as for {@link #forEach}
   * @param merged file, neither of the capture nor in its folder
   * @return what was matched and what was not
   * @throws IllegalArgumentException if the file is that of the capture or lies in its folder
   * @throws org.sagekit.api.DataException if a line of a file is damaged, or the labels are too
   *     many for the memory
   * @throws StoreException if a file can't be read or written
   */
  public static MergeReport mergeFiles(CaptureReader capture, Path labels, Path merged) {
    capture.requireOutside(merged);
    return merge(capture, book(labels), merged);
  }

  private static MergeReport merge(
      CaptureReader capture, TruthBook book, Consumer<InferenceRecord> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    capture.forEach(
        record ->
            book.label(record.id()).ifPresent(label -> consumer.accept(record.groundTruth(label))));
    return book.report();
  }

  private static MergeReport merge(CaptureReader capture, TruthBook book, Path merged) {
    write(merged, lines -> merge(capture, book, record -> lines.accept(RecordLines.of(record))));
    return book.report();
  }

  /**
   * Merges labels into the capture of a model of SageKit, by event id.
   *
   * @param capture of an endpoint
   * @param labels one value each
   * @return the records that have a label
   * @throws org.sagekit.api.DataException if a label is not one value, or the labels are too many
   *     for the memory
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
    TruthBook book = book();
    Objects.requireNonNull(labels, "labels").forEach(book::add);
    return book;
  }

  private static TruthBook book(Path labels) {
    TruthBook book = book();
    forEach(Objects.requireNonNull(labels, "labels"), book::add);
    return book;
  }

  private static TruthBook book() {
    return new TruthBook(Runtime.getRuntime().maxMemory() / 2);
  }

  private static void write(Path file, Consumer<Consumer<String>> lines) {
    Objects.requireNonNull(file, "file");
    try {
      Path absolute = file.toAbsolutePath();
      DurableFiles.createFolder(Objects.requireNonNull(absolute.getParent(), "folder"));
      DurableFiles.replace(absolute, out -> lines.accept(line -> write(out, line)));
    } catch (IOException | Unwritten e) {
      throw new StoreException("Ground truth: file '%s' can't be written.".formatted(file), e);
    }
  }

  private static void write(OutputStream out, String line) {
    try {
      out.write(LineText.utf8(line));
    } catch (IOException e) {
      throw new Unwritten(e);
    }
  }

  /** Tells the file that is written from those that a caller reads meanwhile. */
  private static final class Unwritten extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    Unwritten(IOException cause) {
      super(cause);
    }
  }
}
