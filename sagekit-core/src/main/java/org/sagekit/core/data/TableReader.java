package org.sagekit.core.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

/**
 * What all readers of tables have in common. Get one from {@link Datasets}; each option returns a
 * new reader, {@link #read} reads all rows and {@link #batches} some at a time. Immutable and safe
 * for use by several threads.
 *
 * @param <R> the reader itself
 */
public abstract sealed class TableReader<R extends TableReader<R>>
    permits CsvReader, JsonLinesReader, ArffReader, LibsvmReader, SqlReader {
  final ReadOptions options;

  TableReader(ReadOptions options) {
    this.options = options;
  }

  /** This reader with other options. */
  abstract R with(ReadOptions changed);

  /** Starts to read. */
  abstract TableSource open(boolean keepsTexts) throws IOException;

  /** Adds what is wrong with the options. */
  void check(Problems problems) {
    options.limits.check(problems, "maxCell");
  }

  /** Whether the rows can be read from the start a second time. */
  boolean isRepeatable() {
    return true;
  }

  static ReadOptions file(Path file, Set<String> missing) {
    Objects.requireNonNull(file, "file");
    String name = Objects.toString(file.getFileName(), file.toString());
    return new ReadOptions(name, () -> Files.newInputStream(file), missing);
  }

  /** This reader for other bytes. */
  R from(Input input) {
    return with(options.with(o -> o.input = input));
  }

  /**
   * Sets the type of a column instead of inferring it. NUMERIC then takes leading zeros, and
   * BOOLEAN also yes, no, 1 and 0.
   *
   * @param column its name
   * @param type what the values are; a cell that is not is refused
   * @return a reader
   */
  public R type(String column, FieldType type) {
    return with(options.with(o -> o.add(Field.of(column, type))));
  }

  /**
   * Sets type and role of some or all columns, as of a table that was read or written before.
   *
   * @param schema a field for some or all columns
   * @return a reader
   */
  public R schema(Schema schema) {
    return with(options.with(o -> schema.fields().forEach(o::add)));
  }

  /**
   * Sets which texts are missing, instead of the usual ones.
   *
   * @param tokens compared exactly, upper and lower case being different; an empty cell of a text
   *     file is always missing
   * @return a reader
   */
  public R missing(String... tokens) {
    Set<String> set = new LinkedHashSet<>(Arrays.asList(tokens));
    if (options.missing.contains("")) {
      set.add("");
    }
    return with(options.with(o -> o.missing = set));
  }

  /**
   * Sets how many columns are read at most.
   *
   * @param columns 100,000 unless set
   * @return a reader
   */
  public R maxColumns(int columns) {
    return limits(options.limits.columns(columns));
  }

  /**
   * Sets how many rows are read at most; batches take any number of rows.
   *
   * @param rows 50,000,000 unless set
   * @return a reader
   */
  public R maxRows(int rows) {
    return limits(options.limits.rows(rows));
  }

  /**
   * Sets how many levels a categorical column may have. A column with more is text, or refused if
   * its type was set to CATEGORICAL.
   *
   * @param categories 1,000,000 unless set
   * @return a reader
   */
  public R maxCategories(int categories) {
    return limits(options.limits.categories(categories));
  }

  /**
   * Sets how many rows {@link #batches} looks at to find the types.
   *
   * @param rows 100,000 unless set
   * @return a reader
   */
  public R sample(int rows) {
    return with(options.with(o -> o.sample = rows));
  }

  R limits(ReadLimits limits) {
    return with(options.with(o -> o.limits = limits));
  }

  /**
   * Reads all rows. While reading, a column takes four bytes a row and each different text once, or
   * eight bytes a row if it has many different numbers.
   *
   * @return a dataset that bears the source's name
   * @throws IllegalArgumentException if an option is out of its range, or names no column
   * @throws DataException if the source can't be read, is no such table, exceeds a limit, or has a
   *     value that is not of its column's type; the message says in which row and column. Rows
   *     count from 0 as in the dataset, lines from 1
   */
  public Dataset read() {
    requireOptions(1);
    return TableReading.read(this);
  }

  /**
   * Reads some rows at a time, in constant memory whatever the number of rows. The types of columns
   * that were not given are those that fit the first 100,000 rows (see {@link #sample}; fewer rows
   * if they would have more than 5,000,000 cells), which are read twice, unless the source can be
   * read only once: then those of the first batch. A later value that does not fit is refused.
   *
   * @param rows how many a batch has, 1 or more; the last one may have fewer
   * @return the batches, to be closed
   * @throws IllegalArgumentException as {@link #read}
   * @throws DataException as {@link #read}, for the rows of the sample; a later fault comes from
   *     the batch that has it
   */
  public Batches batches(int rows) {
    requireOptions(rows);
    return SampledBatches.of(this, rows);
  }

  private void requireOptions(int rows) {
    Problems problems = Problems.of("Reader of '" + options.name + "'");
    check(problems);
    problems
        .require(rows >= 1, "rows", "at least 1", rows)
        .require(options.sample >= 1, "sample", "at least 1", options.sample)
        .throwIfAny();
  }
}
