package org.sagekit.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;

/** Takes the scanner's cells into a table. Lines count from 1 with the header. */
final class CsvCells implements CsvScanner.Rows {
  private final ReadOptions options;
  private final CsvStyle style;
  private final CellTable table;
  private final Cell cell = new Cell();
  private final Set<String> names = new HashSet<>();
  private final int longest;
  private final char separator;
  private final boolean isQuick;
  private boolean inHeader;
  private boolean naming;
  private boolean anyRow;
  private int fields;

  /** How many columns may have cells that are to be expected. */
  private int settled;

  CsvCells(ReadOptions options, CsvStyle style, boolean keepsTexts) {
    this.options = options;
    this.style = style;
    this.table = new CellTable(options, keepsTexts);
    this.longest = options.limits.cell();
    this.separator = style.separator();
    this.isQuick = separator != '-' && style.quote() != '-';
    List<String> given = style.names();
    this.inHeader = given == null;
    this.naming = given != null && given.isEmpty();
    if (given != null) {
      given.forEach(name -> table.declare(name));
      if (!naming) {
        table.requireColumns();
      }
    }
    table.line(1);
  }

  /** Cells of rows further down in a file. */
  private CsvCells(CsvCells file, CellTable table) {
    this.options = file.options;
    this.style = file.style;
    this.table = table;
    this.longest = file.longest;
    this.separator = file.separator;
    this.isQuick = file.isQuick;
    this.settled = isQuick ? table.columns() : 0;
  }

  /** What takes rows further down apart, or null as long as the columns are not known well. */
  @Nullable CsvPart part() {
    boolean isSettled = anyRow && !inHeader && !naming && table.isSettled();
    return isSettled ? new CsvPart(style, longest, new CsvCells(this, table.like())) : null;
  }

  /** Adds the rows of a part; false if they don't fit, and nothing was added. */
  boolean append(CsvPart part) {
    return table.append(part.table());
  }

  CellTable table() {
    return table;
  }

  @Override
  public void line(long number) {
    table.line(number);
    fields = 0;
  }

  @Override
  public void startRow() {
    if (!inHeader) {
      table.requireRoom();
    }
  }

  @Override
  public int addExpected(char[] buffer, int from, int to) {
    if (fields >= settled) {
      return -1;
    }
    int stop = table.known(fields).addExpected(buffer, from, to, separator);
    fields += stop < 0 ? 0 : 1;
    return stop;
  }

  @Override
  public void add(char[] buffer, int offset, int length, boolean quoted) {
    cell.set(buffer, offset, length, quoted);
    if (inHeader) {
      addName(cell.text());
    } else {
      addValue();
    }
    fields++;
  }

  private void addName(String written) {
    String place = "name of column " + (fields + 1);
    boolean isUsed = names.contains(written);
    if ((written.isBlank() || isUsed) && !style.uniqueNames() && fields < limit()) {
      throw headerFault(
          place
              + (isUsed
                  ? " must be unique, but was '" + written + "' again."
                  : " must be a name, but was blank.")
              + " Maybe uniqueNames(), or withoutHeader(...).");
    }
    declare(style.uniqueNames() ? unique(written) : written);
  }

  private int limit() {
    return options.limits.columns();
  }

  private String unique(String written) {
    String stem = written.isBlank() ? "column_" + (fields + 1) : written;
    String name = stem;
    for (int i = 2; names.contains(name); i++) {
      name = stem + "_" + i;
    }
    return name;
  }

  private void declare(String name) {
    try {
      table.declare(name);
      names.add(name);
    } catch (IllegalArgumentException e) {
      throw headerFault(String.valueOf(e.getMessage()));
    }
  }

  private void addValue() {
    if (fields == table.columns()) {
      if (!naming) {
        throw table.fault("row must have " + fields + " cells, but has more.");
      }
      declare("column_" + (fields + 1));
    }
    if (cell.length() > longest) {
      throw new DataException(
          table.at(fields)
              + " must have at most "
              + longest
              + " characters, but has "
              + cell.length()
              + ". Maybe maxCell(...).");
    }
    table.add(fields, cell);
  }

  @Override
  public boolean endRow() {
    if (inHeader) {
      inHeader = false;
      table.requireColumns();
      return false;
    }
    if (naming) {
      naming = false;
      table.requireColumns();
    }
    if (fields < table.columns() && !style.shortRows()) {
      throw table.fault(
          "row must have "
              + table.columns()
              + " cells, but has "
              + fields
              + ". Maybe shortRows().");
    }
    table.skip(fields);
    table.endRow();
    settled = isQuick ? table.columns() : 0;
    anyRow = true;
    return true;
  }

  int columns() {
    return table.columns();
  }

  /** Where the parser is, for messages. */
  String here() {
    return inHeader ? header() : table.at(fields);
  }

  private String header() {
    return options.name + ": header (line " + table.line() + ")";
  }

  @Override
  public DataException refused(String what) {
    return new DataException(here() + what);
  }

  private DataException headerFault(String what) {
    return new DataException((inHeader ? header() : table.at(table.columns())) + ": " + what);
  }

  /** The table of what was read since the last call. */
  Dataset take() {
    if (inHeader) {
      throw new DataException(options.name + ": file must have a header row, but is empty.");
    }
    if (!anyRow) {
      throw new DataException(
          options.name
              + (style.names() == null
                  ? ": file must have rows, but has a header only."
                  : ": file must have rows, but is empty."));
    }
    return table.take();
  }
}
