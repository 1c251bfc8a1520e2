package org.sagekit.core.label.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;

/** Answers in separated values, some rows in memory at a time. Rows count from 0. */
final class CsvRows implements AnswerRows {
  private static final int BATCH = 20_000;
  private static final String SEPARATOR = "\\|";

  private final Batches batches;
  private final List<String> names;
  private final Map<String, Column> columnByName = new HashMap<>();
  private long before;
  private int size;
  private int row = -1;

  private CsvRows(Batches batches, List<String> names) {
    this.batches = batches;
    this.names = names;
  }

  /**
   * Opens a file whose header has some columns.
   *
   * @throws DataException if one is not there
   */
  static CsvRows of(Path file, List<String> columns) {
    CsvReader reader = Datasets.csv(file).missing();
    List<String> all;
    try (Batches head = reader.sample(1).batches(1)) {
      all = head.schema().names();
    }
    for (String column : columns) {
      if (!all.contains(column)) {
        throw new DataException(
            "%s: column '%s' is not there.%s"
                .formatted(file.getFileName(), column, Problems.didYouMean(column, all)));
      }
    }
    // All columns are texts: types that fit the first rows could make a later row a fault.
    for (String column : all) {
      reader = reader.type(column, FieldType.TEXT);
    }
    return new CsvRows(reader.sample(1).batches(BATCH), columns);
  }

  @Override
  public boolean next() {
    if (++row == size) {
      before += size;
      row = 0;
      size = batches.hasNext() ? take(batches.next()) : 0;
    }
    return size > 0;
  }

  private int take(Dataset batch) {
    names.forEach(name -> columnByName.put(name, batch.column(name)));
    return batch.size();
  }

  private @Nullable String cell(String name) {
    return Objects.requireNonNull(columnByName.get(name), name).text(row);
  }

  @Override
  public String text(String column) {
    String text = cell(column);
    if (text == null || text.isBlank()) {
      throw fault(column, "must be a " + column + ", but was empty.");
    }
    return text;
  }

  @Override
  public double number(String column) {
    String text = text(column);
    return DecimalText.parse(text)
        .orElseThrow(
            () -> fault(column, "must be a finite number, but was " + Brief.of(text) + "."));
  }

  @Override
  public List<String> texts(String column) {
    String text = cell(column);
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split(SEPARATOR, -1)) {
      if (part.isBlank()) {
        throw fault(column, "must be labels with | between them, but was " + Brief.of(text) + ".");
      }
      parts.add(part.strip());
    }
    return parts;
  }

  @Override
  public List<AnswerPart> parts(String column) {
    throw fault(
        column, "must be a list of objects, but is a cell. Maybe use a file of JSON lines.");
  }

  @Override
  public DataException fault(String column, String what) {
    return new DataException(
        "%s: column '%s' of row %s %s"
            .formatted(name(), column, String.valueOf(before + row), what));
  }

  @Override
  public String name() {
    return batches.name();
  }

  @Override
  public void close() {
    batches.close();
  }
}
