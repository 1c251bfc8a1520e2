package org.sagekit.core.deploy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.CapturedBatches;
import org.sagekit.api.deploy.capture.CapturedRows;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.InferenceRecords;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.core.deploy.records.RecordSource;

/**
 * Reads a capture; {@link CaptureFiles#of} gives one. Each option gives a new reader. Immutable and
 * thread-safe.
 *
 * <p>A line that can't be used is by default a {@link org.sagekit.api.DataException} that names
 * file and line. A last line without its end counts if it is whole. If it is not, it is passed over
 * while its file may still be written, and {@link CaptureReading#unfinished} says so: any number of
 * writers may be at work in a folder. That is so in the newest file of an endpoint and variant, and
 * in any other one that was written an hour before the last write of all, or later, as the file
 * system says. In older files it is damaged. A file that is written meanwhile is read as far as it
 * went when the reading began.
 */
public final class CaptureReader {
  private final Path place;
  private final RecordSource.Options options;

  CaptureReader(Path place) {
    this(place, RecordSource.Options.standard(RecordPreprocessors.flattening()));
  }

  private CaptureReader(Path place, RecordSource.Options options) {
    this.place = place;
    this.options = options;
  }

  /**
   * Passes over lines that can't be used, and counts them; the {@link CaptureReading} lists the
   * first ones.
   *
   * @return a reader
   */
  public CaptureReader skipDamaged() {
    return new CaptureReader(place, options.skipping());
  }

  /**
   * How long a line may be. A longer one is damaged, and is not held in memory.
   *
   * @param bytes from 1 to 1 GiB; 16 MiB by default
   * @return a reader
   * @throws IllegalArgumentException if it is out of range
   */
  public CaptureReader maxLineBytes(int bytes) {
    Problems.of("Capture '" + place + "'")
        .require(bytes >= 1 && bytes <= 1 << 30, "maxLineBytes", "from 1 to 1073741824", bytes)
        .throwIfAny();
    return new CaptureReader(place, options.maxLineBytes(bytes));
  }

  /**
   * How many cells the rows of one record may have together. A row counts as four cells more, and
   * in JSON each object and list as one. A record that has more is damaged before memory is taken
   * for it, so that a line of millions of rows of one digit takes no more than others. A
   * preprocessor of one's own is bound by it in what stands beside the data only.
   *
   * @param cells at least 1; 1,000,000 by default, for which a record takes some 200 MB of heap at
   *     most
   * @return a reader
   * @throws IllegalArgumentException if it is out of range
   */
  public CaptureReader maxCells(int cells) {
    Problems.of("Capture '" + place + "'")
        .require(cells >= 1, "maxCells", "at least 1", cells)
        .throwIfAny();
    return new CaptureReader(place, options.maxCells(cells));
  }

  /**
   * What makes rows of a record. If it throws, the line is damaged.
   *
   * @param value {@link RecordPreprocessors#flattening()} by default, which also refuses records
   *     whose encoding is not that of the ones before
   * @return a reader
   */
  public CaptureReader preprocessor(RecordPreprocessor value) {
    return new CaptureReader(
        place, options.preprocessor(Objects.requireNonNull(value, "preprocessor")));
  }

  /**
   * The columns of the rows. Columns that a row has beside them are left out, those that it lacks
   * are missing; a value that is not of its field's type makes its line damaged.
   *
   * @param value by default the columns are those that occur, with the narrowest type that takes
   *     all of their values, and the files are read twice to know them. Texts are categories if
   *     they have at most 10,000 levels and 64 characters on average, while all columns together
   *     have at most 1,000,000 levels. Of more than 100,000 columns, the lines that bring further
   *     ones are damaged
   * @return a reader
   */
  public CaptureReader schema(Schema value) {
    return new CaptureReader(place, options.schema(Objects.requireNonNull(value, "schema")));
  }

  /** Whether a file that is to be written is none that is read. */
  void requireOutside(Path file) {
    Objects.requireNonNull(file, "merged");
    Problems.of("Ground truth")
        .require(
            !file.toAbsolutePath().normalize().startsWith(place.toAbsolutePath().normalize()),
            "merged file",
            "outside of the capture '" + place + "'",
            "'" + file + "'")
        .throwIfAny();
  }

  RecordSource source() {
    return new RecordSource(place, options);
  }

  /**
   * The records, in constant memory.
   *
   * @return to be closed
   * @throws org.sagekit.api.DataException if there is no such file or folder
   * @throws org.sagekit.api.StoreException if it can't be read
   */
  public InferenceRecords records() {
    return source().records();
  }

  /**
   * Gives every record to somebody, in constant memory.
   *
   * @param consumer called in this thread
   * @return what was read
   * @throws org.sagekit.api.DataException if a line is damaged and damage is not skipped, or there
   *     is no such file or folder
   * @throws org.sagekit.api.StoreException if a file can't be read
   */
  public CaptureReading forEach(Consumer<? super InferenceRecord> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    try (InferenceRecords records = records()) {
      records.forEachRemaining(consumer);
      return records.reading();
    }
  }

  /**
   * The rows in constant memory, such as for a profile.
   *
   * @param rows of a batch, at least 1; the batches of more than 4,194,304 / rows columns are
   *     smaller, so that they take no more memory
   * @return to be closed
   * @throws IllegalArgumentException if rows is below 1
   * @throws org.sagekit.api.DataException as {@link #forEach}
   * @throws org.sagekit.api.StoreException if a file can't be read
   */
  public CapturedBatches batches(int rows) {
    Problems.of("Capture '" + place + "'")
        .require(rows >= 1, "rows", "at least 1", rows)
        .throwIfAny();
    return source().batches(rows);
  }

  /**
   * All rows.
   *
   * @return in memory, with what was read
   * @throws org.sagekit.api.DataException as {@link #forEach}
   * @throws org.sagekit.api.StoreException if a file can't be read
   */
  public CapturedRows read() {
    return source().read();
  }
}
