package org.sagekit.core.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.Json;

/** A file of JSON lines that is being read. */
final class JsonLinesSource implements TableSource {
  private final ReadOptions options;
  private final boolean isFlattened;
  private final LineReader lines;
  private final CellTable table;
  private final Cell cell = new Cell();
  private boolean isChecked;
  private boolean anyRow;

  JsonLinesSource(ReadOptions options, boolean keepsTexts, boolean isFlattened) throws IOException {
    this.options = options;
    this.isFlattened = isFlattened;
    this.lines = new LineReader(options);
    this.table = new CellTable(options, keepsTexts);
    if (options.isSampled) {
      options.fields.keySet().forEach(name -> table.declare(name));
    }
  }

  @Override
  public boolean next() throws IOException {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return false;
    }
    table.line(lines.number());
    table.requireRoom();
    add("", parsed(line));
    table.requireFewCells();
    table.endRow();
    anyRow = true;
    return true;
  }

  private JsonObject parsed(String line) {
    try {
      return Json.object(options.name + ": line " + lines.number(), line);
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  private void add(String prefix, JsonObject object) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String name = prefix + entry.getKey();
      JsonElement value = entry.getValue();
      if (value.isJsonObject() && isFlattened) {
        add(name + ".", value.getAsJsonObject());
      } else if (value.isJsonPrimitive() || value.isJsonNull()) {
        add(name, value.isJsonNull() ? null : value.getAsJsonPrimitive());
      } else {
        throw table.fault(
            "value of '"
                + CellTypes.brief(name)
                + "' must be a text, number, true, false or null, but was "
                + (value.isJsonObject()
                    ? "an object. Maybe flattened()."
                    : "a list. Maybe a column for each of its values."));
      }
    }
  }

  private void add(String name, @Nullable JsonPrimitive value) {
    int index = indexOf(name);
    if (table.has(index)) {
      throw table.fault("name '" + CellTypes.brief(name) + "' must stand in its object once.");
    }
    CellColumn column = table.column(index);
    if (value == null) {
      column.addMissing();
      return;
    }
    if (value.isString()) {
      cell.setText(value.getAsString());
    } else {
      cell.set(value.getAsString());
    }
    table.add(index, cell);
  }

  private int indexOf(String name) {
    int index = table.indexOf(name);
    if (index >= 0) {
      return index;
    }
    if (options.isSampled) {
      throw table.fault(
          "name '"
              + CellTypes.brief(name)
              + "' must be one of the first rows' names, but is new. Maybe sample(...) of more"
              + " rows.");
    }
    try {
      return table.declare(name);
    } catch (IllegalArgumentException e) {
      throw table.fault(e);
    }
  }

  @Override
  public Dataset take() {
    if (!anyRow) {
      throw new DataException(options.name + ": file must have rows, but is empty.");
    }
    if (table.columns() == 0) {
      throw new DataException(
          options.name + ": file must have names and values, but all its objects are empty: {}.");
    }
    if (!isChecked) {
      isChecked = true;
      table.requireColumns();
    }
    return table.take();
  }

  @Override
  public int columns() {
    return table.columns();
  }

  @Override
  public String here() {
    return options.name + ": line " + (lines.number() + 1);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
