package org.sagekit.core.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

/**
 * Reads a table of comma-separated values (RFC 4180) with a header row, in strict UTF-8, plain or
 * compressed by gzip, which is known by its content. Get one from {@link Datasets#csv}; each option
 * returns a new reader, {@link #read} reads. Immutable and safe for use by several threads.
 *
 * <p>Blanks around a cell without quotes don't count, nor do empty lines. Cells that equal a
 * missing token are missing: the empty cell, {@code NA}, {@code N/A}, {@code NaN}, {@code nan},
 * {@code null}, {@code NULL} and {@code ?}, unless others are given.
 *
 * <p>The type of a column that was not given is the first of these that fits all its values:
 *
 * <ol>
 *   <li>INTEGER: whole numbers of 64 bits;
 *   <li>NUMERIC: decimal numbers with a point. Numbers with leading zeros, such as 01234, are codes
 *       and no numbers. An infinite number in such a column is refused, because no trainer could
 *       use it and leaving it out would be a silent loss;
 *   <li>BOOLEAN: true and false in upper or lower case; not yes and no, nor 0 and 1;
 *   <li>DATETIME: ISO dates and date-times, also with a blank for the T, in UTC if without offset;
 *   <li>TEXT: if more than half of the values are different, and they have either three words or 64
 *       characters on average, or there are more than 10,000 different ones;
 *   <li>CATEGORICAL: all others, also those without any value.
 * </ol>
 *
 * Nothing depends on the machine's locale, time zone or charset.
 */
public final class CsvReader {
  static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "?");
  private static final char COMMA = ',';

  private final Path file;
  private final Map<String, Field> fields;
  private final Set<String> missing;
  private final char separator;
  private final boolean keepsQuoted;
  private final CsvLimits limits;

  private CsvReader(Draft draft) {
    this.file = draft.file;
    this.fields = draft.fields;
    this.missing = draft.missing;
    this.separator = draft.separator;
    this.keepsQuoted = draft.keepsQuoted;
    this.limits = draft.limits;
  }

  static CsvReader of(Path file) {
    return new CsvReader(new Draft(file));
  }

  /**
   * Sets the type of a column instead of inferring it. NUMERIC then takes leading zeros, and
   * BOOLEAN also yes, no, 1 and 0.
   *
   * @param column its name in the header
   * @param type what the values are; a cell that is not is refused
   * @return a reader
   */
  public CsvReader type(String column, FieldType type) {
    return with(Field.of(column, type));
  }

  /**
   * Sets type and role of all columns, as of a table that was read or written before.
   *
   * @param schema a field for some or all columns
   * @return a reader
   */
  public CsvReader schema(Schema schema) {
    CsvReader reader = this;
    for (Field field : schema.fields()) {
      reader = reader.with(field);
    }
    return reader;
  }

  private CsvReader with(Field field) {
    Draft draft = new Draft(this);
    draft.fields = new LinkedHashMap<>(fields);
    draft.fields.put(field.name(), field);
    return new CsvReader(draft);
  }

  /**
   * Sets which cells are missing, instead of the usual ones.
   *
   * @param tokens compared exactly, upper and lower case being different; the empty cell is always
   *     missing
   * @return a reader
   */
  public CsvReader missing(String... tokens) {
    Draft draft = new Draft(this);
    draft.missing = new LinkedHashSet<>(Arrays.asList(tokens));
    draft.missing.add("");
    return new CsvReader(draft);
  }

  /**
   * Takes cells in quotes for values even if they equal a missing token, as {@link Datasets#toCsv}
   * writes them. Unless this is set, quotes make no difference: many programs put all in quotes.
   *
   * @return a reader
   */
  public CsvReader keepQuoted() {
    Draft draft = new Draft(this);
    draft.keepsQuoted = true;
    return new CsvReader(draft);
  }

  /**
   * Sets what stands between the cells of a row.
   *
   * @param character {@code ','} unless set; no quote, line end, letter or digit
   * @return a reader
   */
  public CsvReader separator(char character) {
    Draft draft = new Draft(this);
    draft.separator = character;
    return new CsvReader(draft);
  }

  /**
   * Sets the longest cell that is read, so that a quote that is never closed does not fill the
   * memory.
   *
   * @param characters 1,048,576 unless set, 268,435,456 at most
   * @return a reader
   */
  public CsvReader maxCell(int characters) {
    return with(limits.cell(characters));
  }

  /**
   * Sets how many columns are read at most.
   *
   * @param columns 100,000 unless set
   * @return a reader
   */
  public CsvReader maxColumns(int columns) {
    return with(limits.columns(columns));
  }

  /**
   * Sets how many rows are read at most.
   *
   * @param rows 50,000,000 unless set
   * @return a reader
   */
  public CsvReader maxRows(int rows) {
    return with(limits.rows(rows));
  }

  /**
   * Sets how many levels a categorical column may have. A column with more is text, or refused if
   * its type was set to CATEGORICAL.
   *
   * @param categories 1,000,000 unless set
   * @return a reader
   */
  public CsvReader maxCategories(int categories) {
    return with(limits.categories(categories));
  }

  private CsvReader with(CsvLimits newLimits) {
    Draft draft = new Draft(this);
    draft.limits = newLimits;
    return new CsvReader(draft);
  }

  /**
   * Reads the file.
   *
   * @return a dataset that bears the file's name
   * @throws IllegalArgumentException if an option is out of its range, or names no column
   * @throws DataException if the file can't be read, is no table in UTF-8, exceeds a limit, or has
   *     a value that is not of its column's type; the message says in which row and column. Rows
   *     count from 0 as in the dataset, lines from 1 with the header
   */
  public Dataset read() {
    Problems problems = Problems.of("CSV reader of '" + name() + "'");
    limits.check(problems);
    problems
        .require(
            separator != '"'
                && separator != '\n'
                && separator != '\r'
                && separator != '.'
                && !Character.isLetterOrDigit(separator),
            "separator",
            "no quote, point, line end, letter or digit",
            "'" + separator + "'")
        .throwIfAny();
    return CsvFile.read(this);
  }

  void requireColumns(List<String> names) {
    List<String> problems = new ArrayList<>();
    for (String name : fields.keySet()) {
      if (!names.contains(name)) {
        problems.add(
            name() + ": column '" + name + "' is not there." + Problems.didYouMean(name, names));
      }
    }
    Problems.of(name()).addAll(problems).throwIfAny();
  }

  String name() {
    return Objects.toString(file.getFileName(), file.toString());
  }

  Path file() {
    return file;
  }

  @org.jspecify.annotations.Nullable
  FieldType type(String column) {
    Field field = fields.get(column);
    return field == null ? null : field.type();
  }

  Role role(String column) {
    Field field = fields.get(column);
    return field == null ? Role.FEATURE : field.role();
  }

  Set<String> missing() {
    return missing;
  }

  char separator() {
    return separator;
  }

  boolean keepsQuoted() {
    return keepsQuoted;
  }

  CsvLimits limits() {
    return limits;
  }

  private static final class Draft {
    private final Path file;
    private Map<String, Field> fields = Map.of();
    private Set<String> missing = MISSING;
    private char separator = COMMA;
    private boolean keepsQuoted;
    private CsvLimits limits = CsvLimits.DEFAULTS;

    Draft(Path file) {
      this.file = Objects.requireNonNull(file, "file");
    }

    Draft(CsvReader reader) {
      file = reader.file;
      fields = reader.fields;
      missing = reader.missing;
      separator = reader.separator;
      keepsQuoted = reader.keepsQuoted;
      limits = reader.limits;
    }
  }
}
