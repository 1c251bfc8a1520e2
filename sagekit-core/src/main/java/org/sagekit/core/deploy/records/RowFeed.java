package org.sagekit.core.deploy.records;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.RecordPreprocessor;

/** The rows of records, those of one record at a time. For one thread. */
final class RowFeed implements AutoCloseable {
  private static final int LONGEST = 1_000;
  private final RecordFeed<InferenceRecord> records;
  private final RecordPreprocessor preprocessor;
  private final RowCheck check;
  private final int maxCells;
  private final Map<Side, DataEncoding> encodings = new EnumMap<>(Side.class);

  private enum Side {
    INPUT,
    OUTPUT
  }

  /** What the rows of a record must be. */
  @FunctionalInterface
  interface RowCheck {
    void check(List<FlatRow> rows) throws RecordFault;
  }

  RowFeed(RecordFeed<InferenceRecord> records, RecordSource.Options options, RowCheck check) {
    this.records = records;
    this.preprocessor = options.preprocessor();
    this.maxCells = options.maxCells();
    this.check = check;
  }

  /** The rows of the next record, perhaps none; null if there is no record. */
  @Nullable List<FlatRow> next() {
    for (LinePlace<InferenceRecord> place = records.next(); place != null; place = records.next()) {
      try {
        List<FlatRow> rows = rows(place.value());
        check.check(rows);
        return rows;
      } catch (RecordFault e) {
        records.tally().damaged(place.file(), place.line(), e);
      }
    }
    return null;
  }

  private List<FlatRow> rows(InferenceRecord record) throws RecordFault {
    if (preprocessor instanceof Flattening flattening) {
      requireSame(Side.INPUT, record.input());
      requireSame(Side.OUTPUT, record.output());
      return flattening.flat(record, new Allowance(maxCells));
    }
    try {
      return List.copyOf(Objects.requireNonNull(preprocessor.rows(record), "rows"));
    } catch (DataException e) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA, RecordFormat.brief(String.valueOf(e.getMessage()), LONGEST), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "the preprocessor must make rows of record '%s', but: %s."
              .formatted(
                  RecordFormat.brief(record.eventId(), 60),
                  RecordFormat.brief(e.toString(), LONGEST)),
          e);
    }
  }

  /** Rows of CSV and of JSON have different columns, so together they would be half missing. */
  private void requireSame(Side side, Optional<InferenceData> data) throws RecordFault {
    if (data.isEmpty()) {
      return;
    }
    DataEncoding now = DataRows.of(data.get()).encoding();
    DataEncoding before = encodings.putIfAbsent(side, now);
    if (before != null && before != now) {
      throw new RecordFault(
          Damage.MIXED_ENCODING,
          "encoding of the %s must be %s as in the records before, but was %s. Maybe give a preprocessor."
              .formatted(side.name().toLowerCase(java.util.Locale.ROOT), before, now));
    }
  }

  CaptureReading reading() {
    return records.tally().reading();
  }

  @Override
  public void close() {
    records.close();
  }
}
