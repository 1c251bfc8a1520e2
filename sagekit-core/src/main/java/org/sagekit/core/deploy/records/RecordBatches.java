package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.CapturedBatches;
import org.sagekit.api.deploy.capture.FlatRow;

/** Rows of a feed in batches. A record with many rows is not taken apart by the reading of it. */
final class RecordBatches implements CapturedBatches {
  private final String name;
  private final Schema schema;
  private final RowFeed feed;
  private final int most;
  private List<FlatRow> rows = new ArrayList<>();

  /** How many of the rows were given away: to move the others each time would take too long. */
  private int given;

  private boolean ended;

  RecordBatches(String name, Schema schema, RowFeed feed, int most) {
    this.name = name;
    this.schema = schema;
    this.feed = feed;
    this.most = most;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public CaptureReading reading() {
    return feed.reading();
  }

  @Override
  public boolean hasNext() {
    while (rows.size() - given < most && !ended) {
      rows = new ArrayList<>(rows.subList(given, rows.size()));
      given = 0;
      fill();
    }
    return rows.size() > given;
  }

  private void fill() {
    while (rows.size() < most && !ended) {
      List<FlatRow> more = feed.next();
      ended = more == null;
      if (more != null) {
        rows.addAll(more);
      }
    }
  }

  @Override
  public Dataset next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + ": all rows were read.");
    }
    int end = given + Math.min(most, rows.size() - given);
    Dataset batch = RowColumns.of(name, schema, rows.subList(given, end));
    given = end;
    return batch;
  }

  @Override
  public void close() {
    ended = true;
    rows = new ArrayList<>();
    given = 0;
    feed.close();
  }
}
