package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

/**
 * A table while it is being read, whatever the format: takes cells into columns as they come, and
 * refuses what is no table as soon as it is seen. Rows count from 0; what a row leaves out is
 * missing. The columns' types hold from one {@link #take} to the next.
 */
final class CellTable {
  /** A line number where there are no lines. */
  static final long NO_LINE = 0;

  /** Of more columns a part of a file would have few rows. */
  private static final int SETTLED_COLUMNS = 1_000;

  /** What a column was declared as. */
  private record Declared(String name, @Nullable FieldType type, List<String> levels, Role role) {}

  private final ReadOptions options;
  private final boolean keepsTexts;
  private final boolean keepsQuoted;
  private final CellDictionary tokens = new CellDictionary();
  private final Map<String, Integer> indexByName = new LinkedHashMap<>();
  private final List<Declared> declared = new ArrayList<>();
  private CellColumn[] columns = new CellColumn[16];
  private final boolean[] tokenStarts = new boolean[128];
  private int longestToken;
  private long firstRow;
  private int rows;
  private long line = NO_LINE;

  CellTable(ReadOptions options, boolean keepsTexts) {
    this.options = options;
    this.keepsTexts = keepsTexts;
    this.keepsQuoted = options.keepsQuoted;
    for (String token : options.missing) {
      tokens.codeOf(token);
      char first = token.isEmpty() ? 0 : token.charAt(0);
      if (first < tokenStarts.length) {
        tokenStarts[first] = true;
      }
      longestToken = Math.max(longestToken, token.length());
    }
  }

  /** A column as it is, whatever rows it has. */
  CellColumn known(int index) {
    return columns[index];
  }

  /** Says how many rows of the file come before the first one here. */
  void startAt(long row) {
    firstRow = row;
  }

  /** Says in which line of the file the reading is. */
  void line(long number) {
    line = number;
  }

  int columns() {
    return declared.size();
  }

  int rows() {
    return rows;
  }

  long line() {
    return line;
  }

  List<String> names() {
    return List.copyOf(indexByName.keySet());
  }

  /** The index of a column, or -1. */
  int indexOf(String name) {
    Integer index = indexByName.get(name);
    return index == null ? -1 : index;
  }

  /** Adds a column whose type is found, unless it was given. */
  int declare(String name) {
    return declare(name, null, Role.FEATURE);
  }

  /** Adds a column of a type, unless another was given. */
  int declare(String name, @Nullable FieldType type, Role role) {
    FieldType given = options.type(name);
    return declare(new Declared(name, given == null ? type : given, List.of(), role));
  }

  /** Adds a column of categories, unless another type was given. */
  int declareLevels(String name, List<String> levels, Role role) {
    FieldType given = options.type(name);
    boolean isOther = given != null && given != FieldType.CATEGORICAL;
    return declare(
        new Declared(
            name,
            isOther ? given : FieldType.CATEGORICAL,
            isOther ? List.of() : List.copyOf(levels),
            role));
  }

  private int declare(Declared column) {
    int index = declared.size();
    if (index == options.limits.columns()) {
      throw new IllegalArgumentException(
          "file must have at most " + index + " columns, but has more. Maybe maxColumns(...).");
    }
    String place = "name of column " + (index + 1);
    if (column.name().length() > ReadLimits.NAME) {
      throw new IllegalArgumentException(
          place
              + " must have at most "
              + ReadLimits.NAME
              + " characters, but has "
              + column.name().length()
              + ".");
    }
    if (column.name().isBlank()) {
      throw new IllegalArgumentException(place + " must be a name, but was blank.");
    }
    if (indexByName.putIfAbsent(column.name(), index) != null) {
      throw new IllegalArgumentException(
          place + " must be unique, but was '" + column.name() + "' again.");
    }
    declared.add(column);
    if (index == columns.length) {
      columns = java.util.Arrays.copyOf(columns, 2 * index);
    }
    columns[index] = empty(column);
    return index;
  }

  private CellColumn empty(Declared column) {
    return column.levels().isEmpty()
        ? new CellColumn(column.type(), options, keepsTexts)
        : CellColumn.of(column.levels(), options);
  }

  /** The column to which the row's next value goes; what earlier rows left out is missing. */
  CellColumn column(int index) {
    CellColumn column = columns[index];
    while (column.size() < rows) {
      column.addMissing();
    }
    return column;
  }

  /** Whether the row has a value of a column already. */
  boolean has(int index) {
    return columns[index].size() > rows;
  }

  /**
   * Adds a cell of the row, which is missing if it equals a missing token. Whoever leaves cells out
   * asks for the {@link #column} first.
   */
  void add(int index, Cell cell) {
    CellColumn column = columns[index];
    boolean literal = keepsQuoted && cell.isQuoted();
    if (!literal && cell.length() <= longestToken && mayBeToken(cell) && tokens.has(cell)) {
      column.addMissing();
      return;
    }
    try {
      column.add(cell);
    } catch (IllegalArgumentException e) {
      throw new DataException(at(index) + " " + e.getMessage() + advice(index), e);
    }
  }

  /** Numbers are most of what comes, and tokens seldom look like one. */
  private boolean mayBeToken(Cell cell) {
    char first = cell.length() == 0 ? 0 : cell.chars()[cell.start()];
    return first >= tokenStarts.length || tokenStarts[first];
  }

  private String advice(int index) {
    return options.isSampled
        ? " Its type was found in the first rows. Maybe type(\""
            + declared.get(index).name()
            + "\", ...)."
        : "";
  }

  void requireRoom() {
    if (rows == options.limits.rows()) {
      throw fault("file must have at most " + rows + " rows, but has more. Maybe maxRows(...).");
    }
  }

  /** Refuses a table that would be far greater than its file. */
  void requireFewCells() {
    if ((rows + 1L) * columns() > options.limits.cells()) {
      throw fault(
          "file must have at most "
              + options.limits.cells()
              + " cells, those left out included, but has more. Maybe maxCells(...).");
    }
  }

  /** Makes the rest of the row missing. */
  void skip(int from) {
    for (int index = from; index < declared.size(); index++) {
      columns[index].addMissing();
    }
  }

  void endRow() {
    rows++;
  }

  /** Whether what all columns are is known well enough for others to read further down. */
  boolean isSettled() {
    if (declared.size() > SETTLED_COLUMNS) {
      return false;
    }
    for (int index = 0; index < declared.size(); index++) {
      if (!columns[index].isSettled()) {
        return false;
      }
    }
    return true;
  }

  /** A table without rows that has the same columns. */
  CellTable like() {
    CellTable like = new CellTable(options, keepsTexts);
    like.declared.addAll(declared);
    like.columns = new CellColumn[Math.max(1, declared.size())];
    for (int index = 0; index < declared.size(); index++) {
      like.columns[index] = columns[index].like();
    }
    return like;
  }

  /** Adds the rows of a table that was made {@link #like} this one; false if they don't fit. */
  boolean append(CellTable part) {
    boolean fits = rows + (long) part.rows <= options.limits.rows();
    for (int index = 0; fits && index < declared.size(); index++) {
      fits = columns[index].fits(part.columns[index]);
    }
    if (fits) {
      for (int index = 0; index < declared.size(); index++) {
        columns[index].append(part.columns[index]);
      }
      rows += part.rows;
    }
    return fits;
  }

  /** Where the row's next cell is, for messages. */
  String at(int index) {
    return row() + (index < declared.size() ? ", column '" + declared.get(index).name() + "'" : "");
  }

  private String row() {
    String place = options.name + ": row " + (firstRow + rows);
    return line == NO_LINE ? place : place + " (line " + line + ")";
  }

  /** What is wrong with the row. */
  DataException fault(String what) {
    return new DataException(row() + ": " + what);
  }

  /** What is wrong with the row, by the message of its cause. */
  DataException fault(IllegalArgumentException cause) {
    return new DataException(row() + ": " + cause.getMessage(), cause);
  }

  /**
   * Refuses options for columns that are not there.
   *
   * @throws IllegalArgumentException with the nearest name
   */
  void requireColumns() {
    requireColumns(options, indexByName.keySet());
  }

  /**
   * Refuses options for columns that are not there.
   *
   * @throws IllegalArgumentException with the nearest name
   */
  static void requireColumns(ReadOptions options, Collection<String> names) {
    List<String> problems = new ArrayList<>();
    for (String name : options.fields.keySet()) {
      if (!names.contains(name)) {
        problems.add(
            options.name
                + ": column '"
                + name
                + "' is not there."
                + Problems.didYouMean(name, names));
      }
    }
    Problems.of(options.name).addAll(problems).throwIfAny();
  }

  /** The rows since the last call. */
  Dataset take() {
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      Declared old = declared.get(i);
      CellColumn column = column(i);
      requireFinite(i, column);
      FieldType type = column.type();
      fields.add(new Field(old.name(), type, options.role(old.name(), old.role())));
      values.add(column.build());
      declared.set(i, new Declared(old.name(), type, old.levels(), old.role()));
      columns[i] = empty(declared.get(i));
    }
    firstRow += rows;
    rows = 0;
    return Dataset.of(options.name, Schema.of(fields), values);
  }

  private void requireFinite(int index, CellColumn column) {
    int row = column.infiniteRow();
    if (row >= 0) {
      String text = column.text(row);
      throw new DataException(
          options.name
              + ": row "
              + (firstRow + row)
              + ", column '"
              + declared.get(index).name()
              + "' must be a finite number, but was '"
              + CellTypes.brief(text)
              + "'. Maybe missing(\""
              + text
              + "\") or FieldType.CATEGORICAL.");
    }
  }
}
