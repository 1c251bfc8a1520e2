package org.sagekit.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Traced;

/**
 * A table: a schema and one column for each of its fields, all of the same length. Immutable and
 * safe for use by several threads; the methods that change something return a new dataset that
 * shares the untouched columns.
 */
public final class Dataset implements Fingerprinted, Traced {
  private final String name;
  private final Schema schema;
  private final List<Column> columns;
  private final int size;
  private volatile @Nullable Fingerprint fingerprint;

  private Dataset(String name, Schema schema, List<? extends Column> columns, int size) {
    this.name = name;
    this.schema = schema;
    this.columns = List.copyOf(columns);
    this.size = size;
  }

  /**
   * A dataset.
   *
   * @param name where the rows come from, for messages and lineage; not part of the content
   * @param schema the fields
   * @param columns one a field, in the same order, of the fields' types and of one length
   * @return the dataset
   * @throws IllegalArgumentException if the columns don't fit; the message says which
   */
  public static Dataset of(String name, Schema schema, List<? extends Column> columns) {
    Problems problems = Problems.of("Dataset '" + name + "'");
    problems
        .require(
            columns.size() == schema.size(),
            "columns",
            "as many as the " + schema.size() + " fields",
            columns.size())
        .throwIfAny();
    int size = columns.isEmpty() ? 0 : columns.get(0).size();
    for (int i = 0; i < columns.size(); i++) {
      Field field = schema.fields().get(i);
      Column column = columns.get(i);
      problems.require(
          column.type() == field.type(),
          "column '" + field.name() + "'",
          "of type " + field.type(),
          column.type());
      problems.require(
          column.size() == size,
          "column '" + field.name() + "'",
          "as long as the first (" + size + ")",
          column.size());
    }
    problems.throwIfAny();
    return new Dataset(name, schema, columns, size);
  }

  /**
   * Where the rows come from.
   *
   * @return a file name or the user's own name
   */
  public String name() {
    return name;
  }

  /**
   * The same rows under another name.
   *
   * @param newName for messages and lineage
   * @return a dataset of the same content
   */
  public Dataset named(String newName) {
    return new Dataset(Problems.notBlank("Dataset", "name", newName), schema, columns, size);
  }

  /**
   * The fields.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * A column by index.
   *
   * @param index as in the schema, from 0
   * @return the column
   */
  public Column column(int index) {
    return columns.get(index);
  }

  /**
   * A column by name.
   *
   * @param field the name of a field
   * @return the column
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public Column column(String field) {
    return columns.get(schema.indexOf(field));
  }

  /**
   * The column of what is to be predicted.
   *
   * @return the target's column
   * @throws IllegalArgumentException if no field is the target
   */
  public Column target() {
    return column(schema.target().name());
  }

  /**
   * A row.
   *
   * @param index from 0
   * @return a view of the row
   */
  public Row row(int index) {
    return new DatasetRow(this, Objects.checkIndex(index, size));
  }

  /**
   * Some of the rows.
   *
   * @param rows which ones, in any order; a row may be taken twice
   * @return a dataset of as many rows
   */
  public Dataset rows(int... rows) {
    for (int row : rows) {
      Objects.checkIndex(row, size);
    }
    return new Dataset(
        name, schema, columns.stream().map(column -> column.rows(rows)).toList(), rows.length);
  }

  /**
   * The first rows.
   *
   * @param count how many at most
   * @return a dataset
   */
  public Dataset first(int count) {
    return rows(IntStream.range(0, Math.min(count, size)).toArray());
  }

  /**
   * This dataset with one column replaced, or added at the end if its name is new.
   *
   * @param field name, type and role
   * @param column its values, as many as there are rows
   * @return a dataset
   */
  public Dataset with(Field field, Column column) {
    List<Column> copy = new ArrayList<>(columns);
    if (schema.has(field.name())) {
      copy.set(schema.indexOf(field.name()), column);
    } else {
      copy.add(column);
    }
    return of(name, schema.with(field), copy);
  }

  /**
   * This dataset with a column in another role. Whatever had a role that one column may have
   * becomes a feature again.
   *
   * @param field the name of a field
   * @param role what the column is for from now on
   * @return a dataset
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public Dataset as(String field, Role role) {
    int index = schema.indexOf(field);
    boolean single = role != Role.FEATURE && role != Role.IGNORED;
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.replaceAll(f -> single && f.role() == role ? f.as(Role.FEATURE) : f);
    fields.set(index, fields.get(index).as(role));
    return new Dataset(name, Schema.of(fields), columns, size);
  }

  /**
   * This dataset without some columns.
   *
   * @param fields names of fields
   * @return a dataset
   * @throws IllegalArgumentException if there is none of such a name
   */
  public Dataset without(String... fields) {
    List<Field> kept = new ArrayList<>(schema.fields());
    for (String field : fields) {
      kept.remove(schema.field(field));
    }
    return select(kept.stream().map(Field::name).toArray(String[]::new));
  }

  /**
   * Some of the columns, in the order given.
   *
   * @param fields names of fields
   * @return a dataset of the same rows
   * @throws IllegalArgumentException if there is none of such a name
   */
  public Dataset select(String... fields) {
    List<Field> kept = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (String field : fields) {
      kept.add(schema.field(field));
      values.add(column(field));
    }
    return new Dataset(name, Schema.of(kept), values, size);
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      Fingerprint.Digest digest = Fingerprint.digest().fingerprint(schema.fingerprint());
      digest.number(size);
      columns.forEach(column -> column.addTo(digest));
      known = digest.done();
      fingerprint = known;
    }
    return known;
  }

  /**
   * Where the rows come from, by reference.
   *
   * @return kind {@code dataset}, the name and the fingerprint
   */
  @Override
  public Lineage lineage() {
    return Lineage.of("dataset", name, fingerprint());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset dataset && fingerprint().equals(dataset.fingerprint());
  }

  @Override
  public int hashCode() {
    return fingerprint().hashCode();
  }

  @Override
  public String toString() {
    return "%s: %s rows x %s columns".formatted(name, size, schema.size());
  }

  private record DatasetRow(Dataset dataset, int index) implements Row {
    @Override
    public Schema schema() {
      return dataset.schema;
    }

    @Override
    public double number(int field) {
      return dataset.columns.get(field).number(index);
    }

    @Override
    public @Nullable String text(int field) {
      return dataset.columns.get(field).text(index);
    }
  }
}
