package org.sagekit.core.data;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;

/**
 * Takes the parser's cells into columns as they come, and refuses what is no table as soon as it is
 * seen. Rows count from 0 without the header, lines from 1 with it.
 */
final class CsvCells extends CsvCallbackHandler<Boolean> {
  private final CsvReader options;
  private final CellDictionary tokens = new CellDictionary();
  private final Cell cell = new Cell();
  private final Map<String, CellColumn> columns = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final boolean keepsTexts;
  private List<CellColumn> order = List.of();
  private boolean inHeader = true;
  private RecordType type = RecordType.DATA;
  private long line = 1;
  private int fields;
  private int rows;

  CsvCells(CsvReader options, boolean keepsTexts) {
    this.options = options;
    this.keepsTexts = keepsTexts;
    options.missing().forEach(tokens::codeOf);
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    fields = 0;
    type = RecordType.DATA;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    cell.set(buffer, offset, length, quoted);
    if (inHeader) {
      addName();
    } else {
      addValue();
    }
    fields++;
  }

  private void addName() {
    CsvLimits limits = options.limits();
    if (fields == limits.columns()) {
      throw fault(
          "file must have at most " + fields + " columns, but has more. Maybe maxColumns(...).");
    }
    if (cell.length() > CsvLimits.NAME) {
      throw fault(
          "name of column "
              + (fields + 1)
              + " must have at most "
              + CsvLimits.NAME
              + " characters, but has "
              + cell.length()
              + ".");
    }
    String name = cell.text();
    if (name.isBlank()) {
      throw fault("name of column " + (fields + 1) + " must be a name, but was blank.");
    }
    CellColumn column = new CellColumn(options.type(name), limits.categories(), keepsTexts);
    if (columns.put(name, column) != null) {
      throw fault(
          "name of column " + (fields + 1) + " must be unique, but was '" + name + "' again.");
    }
    names.add(name);
  }

  private void addValue() {
    if (rows == options.limits().rows()) {
      throw fault("file must have at most " + rows + " rows, but has more. Maybe maxRows(...).");
    }
    if (fields == order.size()) {
      throw fault("row must have " + fields + " cells, but has more.");
    }
    if (cell.length() > options.limits().cell()) {
      throw new DataException(
          here()
              + " must have at most "
              + options.limits().cell()
              + " characters, but has "
              + cell.length()
              + ". Maybe maxCell(...).");
    }
    CellColumn column = order.get(fields);
    if ((!cell.isQuoted() || !options.keepsQuoted()) && tokens.has(cell)) {
      column.addMissing();
      return;
    }
    try {
      column.add(cell);
    } catch (IllegalArgumentException e) {
      throw new DataException(here() + " " + e.getMessage(), e);
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (type == RecordType.EMPTY) {
      return Boolean.FALSE;
    }
    if (inHeader) {
      inHeader = false;
      order = List.copyOf(columns.values());
      options.requireColumns(names);
    } else if (fields < order.size()) {
      throw fault("row must have " + order.size() + " cells, but has " + fields + ".");
    } else {
      rows++;
    }
    return Boolean.TRUE;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return fields;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new IllegalStateException("comments are off");
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }

  CsvReader options() {
    return options;
  }

  /** Where the parser is, for messages. */
  String here() {
    String place =
        options.name() + ": " + (inHeader ? "header" : "row " + rows) + " (line " + line + ")";
    return fields < names.size() && !inHeader
        ? place + ", column '" + names.get(fields) + "'"
        : place;
  }

  private DataException fault(String what) {
    String place =
        options.name() + ": " + (inHeader ? "header" : "row " + rows) + " (line " + line + "): ";
    return new DataException(place + what);
  }

  /** The table of what was read. */
  Dataset build() {
    if (inHeader) {
      throw new DataException(options.name() + ": file must have a header row, but is empty.");
    }
    if (rows == 0) {
      throw new DataException(options.name() + ": file must have rows, but has a header only.");
    }
    columns.forEach(this::requireFinite);
    List<Field> schema = new ArrayList<>();
    columns.forEach(
        (name, column) -> schema.add(new Field(name, column.type(), options.role(name))));
    return Dataset.of(
        options.name(), Schema.of(schema), order.stream().map(CellColumn::build).toList());
  }

  private void requireFinite(String name, CellColumn column) {
    int row = column.infiniteRow();
    if (row >= 0) {
      String text = column.text(row);
      throw new DataException(
          options.name()
              + ": row "
              + row
              + ", column '"
              + name
              + "' must be a finite number, but was '"
              + CellTypes.brief(text)
              + "'. Maybe missing(\""
              + text
              + "\") or FieldType.CATEGORICAL.");
    }
  }
}
