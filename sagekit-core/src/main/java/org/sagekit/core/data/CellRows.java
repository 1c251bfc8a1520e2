package org.sagekit.core.data;

import java.util.List;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;

/**
 * Makes rows of cells that someone else has taken apart, by the rules of {@link CsvReader} and
 * {@link JsonLinesReader}: the same cell is the same value, missing or refused as if the reader had
 * read it. Cells come row by row, each row's in the order of the fields. For one thread.
 */
public final class CellRows {
  private final CellTable table;
  private final Cell cell = new Cell();
  private int field;

  private CellRows(String name, List<Field> fields, Set<String> missing) {
    ReadOptions options =
        new ReadOptions(
            name,
            () -> {
              throw new IllegalStateException("rows of cells are not read");
            },
            missing);
    fields.forEach(options::add);
    options.advises = false; // whoever takes cells apart has no reader to set options of
    this.table = new CellTable(options, false);
    fields.forEach(one -> table.declare(one.name()));
  }

  /**
   * Rows of separated values.
   *
   * @param name where they come from, for messages
   * @param fields what the cells are
   * @return without rows
   */
  public static CellRows ofCsv(String name, List<Field> fields) {
    return new CellRows(name, fields, CsvReader.MISSING);
  }

  /**
   * Rows of JSON values.
   *
   * @param name where they come from, for messages
   * @param fields what the values are
   * @return without rows
   */
  public static CellRows ofJson(String name, List<Field> fields) {
    return new CellRows(name, fields, Set.of());
  }

  /**
   * Says which row of the file the first row is; to be called before it.
   *
   * @param row from 0
   * @return this
   */
  public CellRows startAt(long row) {
    table.startAt(row);
    return this;
  }

  /**
   * Starts a row.
   *
   * @param line where it starts, from 1
   */
  public void startRow(long line) {
    table.line(line);
    field = 0;
  }

  /**
   * Adds a cell of separated values.
   *
   * @param text without its quotes
   * @param quoted whether it had some
   * @throws DataException if it is not of its field's type; the message says where
   */
  public void add(String text, boolean quoted) {
    cell.set(text.toCharArray(), 0, text.length(), quoted);
    table.add(field++, cell);
  }

  /**
   * Adds a text of JSON, which is no number whatever it looks like.
   *
   * @param text the text
   * @throws DataException if it is not of its field's type; the message says where
   */
  public void addText(String text) {
    cell.setText(text);
    table.add(field++, cell);
  }

  /**
   * Adds a number of JSON, or true or false.
   *
   * @param literal as it stands there
   * @throws DataException if it is not of its field's type; the message says where
   */
  public void addLiteral(String literal) {
    cell.set(literal);
    table.add(field++, cell);
  }

  /** Adds a missing value. */
  public void addMissing() {
    table.column(field++).addMissing();
  }

  /**
   * Ends a row.
   *
   * @throws IllegalStateException if it has more or fewer cells than there are fields
   */
  public void endRow() {
    if (field != table.columns()) {
      throw new IllegalStateException(
          "CellRows: row must have %s cells, but has %s.".formatted(table.columns(), field));
    }
    table.endRow();
  }

  /**
   * What is wrong with the row.
   *
   * @param what what it must be, and what it was
   * @return to be thrown; the message says where
   */
  public DataException fault(String what) {
    return table.fault(what);
  }

  /**
   * Ends the rows.
   *
   * @return a dataset of the fields
   * @throws DataException if a number is infinite; the message says where
   */
  public Dataset take() {
    return table.take();
  }
}
