package org.sagekit.core.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;

/** Rows in batches whose types were found in the first rows. */
final class SampledBatches implements Batches {
  /** A sample of a wide table has fewer rows, so that it takes no more memory than a long one. */
  private static final long MOST_CELLS = 5_000_000;

  private final String name;
  private final TableSource source;
  private final int rows;
  private final Schema schema;
  private @Nullable Dataset first;
  private int ahead;
  private boolean ended;
  private boolean closed;

  private SampledBatches(String name, TableSource source, int rows, Schema schema) {
    this.name = name;
    this.source = source;
    this.rows = rows;
    this.schema = schema;
  }

  static Batches of(TableReader<?> reader, int rows) {
    if (!reader.isRepeatable()) {
      return ofFirst(reader.options.name, TableReading.open(reader, true), rows);
    }
    Schema schema = sampled(reader);
    ReadOptions typed =
        reader.options.with(
            o -> {
              o.isSampled = true;
              o.fields = new LinkedHashMap<>();
              for (Field field : schema.fields()) {
                o.fields.put(field.name(), field);
              }
            });
    TableSource source = TableReading.open(reader.with(typed), false);
    return new SampledBatches(reader.options.name, source, rows, schema);
  }

  /** The first batch gives the types; the source keeps to them from then on. */
  private static SampledBatches ofFirst(String name, TableSource source, int rows) {
    fill(source, 0, rows);
    Dataset first = TableReading.take(source);
    SampledBatches batches = new SampledBatches(name, source, rows, first.schema());
    batches.first = first;
    return batches;
  }

  /** Reads on until there are so many rows, or no more. */
  private static void fill(TableSource source, int there, int rows) {
    int count = there;
    for (int read = 1; read > 0 && count < rows; count += read) {
      read = TableReading.next(source, rows - count);
    }
  }

  private static Schema sampled(TableReader<?> reader) {
    try {
      return sampled(reader, false);
    } catch (NotNumbersException e) {
      return sampled(reader, true);
    }
  }

  private static Schema sampled(TableReader<?> reader, boolean keepsTexts) {
    try (TableSource source = TableReading.open(reader, keepsTexts)) {
      long count = 0;
      while (count < reader.options.sample
          && count * source.columns() <= MOST_CELLS
          && TableReading.next(source, 1) > 0) {
        count++;
      }
      return TableReading.take(source).schema();
    } catch (IOException e) {
      throw new DataException(reader.options.name + ": file must be readable, but: " + e + ".", e);
    }
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
  public boolean hasNext() {
    if (first == null && ahead == 0 && !ended && !closed) {
      ahead = TableReading.next(source, rows);
      ended = ahead == 0;
    }
    return first != null || ahead > 0;
  }

  @Override
  public Dataset next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + ": all rows were read.");
    }
    Dataset known = first;
    if (known != null) {
      first = null;
      return known;
    }
    fill(source, ahead, rows);
    ahead = 0;
    return TableReading.take(source);
  }

  @Override
  public void close() {
    closed = true;
    ahead = 0;
    first = null;
    try {
      source.close();
    } catch (IOException e) {
      throw new DataException(name + ": source must be closable, but: " + e + ".", e);
    }
  }
}
