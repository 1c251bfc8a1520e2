package org.sagekit.core.deploy.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.CapturedBatches;
import org.sagekit.api.deploy.capture.CapturedRows;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.InferenceRecords;
import org.sagekit.api.deploy.capture.RecordPreprocessor;

/** Opens readings of a file or folder. Immutable; each reading is for one thread. */
public final class RecordSource {
  /** Of a batch: rows that each name columns of their own would make it as wide as it is long. */
  private static final int MOST_CELLS = 1 << 22;

  private final Path place;
  private final Options options;

  /**
   * How a capture is read.
   *
   * @param refuses whether damage is an exception; counted otherwise
   * @param maxLineBytes how long a line may be
   * @param maxCells how many cells the rows of one record may have
   * @param preprocessor makes rows
   * @param schema of the rows, if it is known
   */
  public record Options(
      boolean refuses,
      int maxLineBytes,
      int maxCells,
      RecordPreprocessor preprocessor,
      Optional<Schema> schema) {
    private static final int LONGEST_LINE = 1 << 24;

    /** Refuses damage, 16 MiB a line, a million cells a record, types that are found. */
    public static Options standard(RecordPreprocessor preprocessor) {
      return new Options(true, LONGEST_LINE, Allowance.STANDARD, preprocessor, Optional.empty());
    }

    /** Passes over damage. */
    public Options skipping() {
      return new Options(false, maxLineBytes, maxCells, preprocessor, schema);
    }

    /** With another length of lines. */
    public Options maxLineBytes(int bytes) {
      return new Options(refuses, bytes, maxCells, preprocessor, schema);
    }

    /** With another number of cells. */
    public Options maxCells(int cells) {
      return new Options(refuses, maxLineBytes, cells, preprocessor, schema);
    }

    /** With what makes rows. */
    public Options preprocessor(RecordPreprocessor value) {
      return new Options(refuses, maxLineBytes, maxCells, value, schema);
    }

    /** With a schema that is known. */
    public Options schema(Schema value) {
      return new Options(refuses, maxLineBytes, maxCells, preprocessor, Optional.of(value));
    }
  }

  /**
   * @param place a file or a folder
   */
  public RecordSource(Path place, Options options) {
    this.place = place;
    this.options = options;
  }

  /** The records. */
  public InferenceRecords records() {
    RecordFeed<InferenceRecord> feed = feed(files());
    return new InferenceRecords() {
      private @Nullable LinePlace<InferenceRecord> ahead;

      @Override
      public boolean hasNext() {
        if (ahead == null) {
          ahead = feed.next();
        }
        return ahead != null;
      }

      @Override
      public InferenceRecord next() {
        LinePlace<InferenceRecord> found = hasNext() ? ahead : null;
        if (found == null) {
          throw new NoSuchElementException("Capture '%s': all records were read.".formatted(place));
        }
        ahead = null;
        return found.value();
      }

      @Override
      public CaptureReading reading() {
        return feed.tally().reading();
      }

      @Override
      public void close() {
        ahead = null;
        feed.close();
      }
    };
  }

  /** Labels of ground truth instead of records, given to somebody. */
  public CaptureReading labels(Consumer<? super GroundTruth> consumer) {
    Tally tally = new Tally(options.refuses);
    try (RecordFeed<GroundTruth> feed =
        new RecordFeed<>(files(), options.maxLineBytes, RecordFormat::truth, tally)) {
      for (LinePlace<GroundTruth> label = feed.next(); label != null; label = feed.next()) {
        consumer.accept(label.value());
      }
      return tally.reading();
    }
  }

  /** The rows, some at a time; without a schema the files are read twice. */
  public CapturedBatches batches(int rows) {
    return batches(columns -> Math.min(rows, Math.max(1, MOST_CELLS / Math.max(1, columns))));
  }

  private CapturedBatches batches(IntUnaryOperator rowsByColumns) {
    RecordFiles files = files();
    if (options.schema.isPresent()) {
      Schema given = options.schema.get();
      return batches(rowsByColumns, given, rows(files, made -> RowTyping.check(given, made)));
    }
    SchemaGuess guess = guess(files);
    return batches(rowsByColumns, guess.schema(), rows(files, guess::check)); // what was seen fits
  }

  private CapturedBatches batches(IntUnaryOperator rowsByColumns, Schema schema, RowFeed feed) {
    int rows = rowsByColumns.applyAsInt(schema.size());
    return new RecordBatches(place.toString(), schema, feed, rows);
  }

  /** All rows. */
  public CapturedRows read() {
    try (CapturedBatches batches = batches(columns -> Integer.MAX_VALUE)) {
      Dataset rows =
          batches.hasNext()
              ? batches.next()
              : RowColumns.of(batches.name(), batches.schema(), List.of());
      return new CapturedRows(rows, batches.reading());
    }
  }

  private SchemaGuess guess(RecordFiles files) {
    SchemaGuess guess = new SchemaGuess();
    try (RowFeed feed = rows(files, guess::check)) {
      for (List<FlatRow> rows = feed.next(); rows != null; rows = feed.next()) {
        rows.forEach(guess::see);
      }
    }
    return guess;
  }

  private RowFeed rows(RecordFiles files, RowFeed.RowCheck check) {
    return new RowFeed(feed(files), options, check);
  }

  private RecordFeed<InferenceRecord> feed(RecordFiles files) {
    return new RecordFeed<>(
        files,
        options.maxLineBytes,
        line -> RecordFormat.record(line, new Allowance(options.maxCells)),
        new Tally(options.refuses));
  }

  private RecordFiles files() {
    try {
      return RecordFiles.of(place);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new DataException(
          "Capture: '%s' must be a file or folder, but is not there.".formatted(place), e);
    } catch (IOException e) {
      throw new StoreException("Capture: '%s' can't be read.".formatted(place), e);
    }
  }
}
