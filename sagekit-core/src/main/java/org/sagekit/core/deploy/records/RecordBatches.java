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
    while (rows.size() < most && !ended) {
      List<FlatRow> more = feed.next();
      ended = more == null;
      if (more != null) {
        rows.addAll(more);
      }
    }
    return !rows.isEmpty();
  }

  @Override
  public Dataset next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + ": all rows were read.");
    }
    int count = Math.min(most, rows.size());
    List<FlatRow> taken = rows.subList(0, count);
    Dataset batch = RowColumns.of(name, schema, taken);
    rows = new ArrayList<>(rows.subList(count, rows.size()));
    return batch;
  }

  @Override
  public void close() {
    ended = true;
    rows = new ArrayList<>();
    feed.close();
  }
}
