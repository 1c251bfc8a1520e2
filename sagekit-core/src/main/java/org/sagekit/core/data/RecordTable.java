package org.sagekit.core.data;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;

/** A table of records, a column for each component. */
final class RecordTable {
  private final String name;
  private final Map<String, Method> readers = new LinkedHashMap<>();

  private RecordTable(String name) {
    this.name = name;
  }

  static Dataset of(String name, List<? extends Record> rows) {
    RowTable table = new RowTable(name);
    RecordTable records = new RecordTable(name);
    for (Record row : rows) {
      Class<?> type = rows.get(0).getClass();
      Problems.of("Dataset '" + name + "'")
          .require(row.getClass() == type, "rows", "of " + type.getName(), row.getClass().getName())
          .throwIfAny();
      records.open(type, table);
      table.add(records.values(row));
    }
    return table.build();
  }

  private void open(Class<?> type, RowTable table) {
    if (!readers.isEmpty()) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
      } catch (InaccessibleObjectException e) {
        throw new IllegalArgumentException(
            "Dataset '"
                + name
                + "': rows must be of a class that is open to this module, but "
                + type.getName()
                + " is not.",
            e);
      }
      readers.put(component.getName(), component.getAccessor());
      table.declare(component.getName(), component.getType());
    }
  }

  private Map<String, @Nullable Object> values(Record row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    readers.forEach((component, reader) -> values.put(component, value(row, reader)));
    return values;
  }

  private @Nullable Object value(Record row, Method reader) {
    try {
      return reader.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Dataset '"
              + name
              + "': component '"
              + reader.getName()
              + "' must be readable, but: "
              + e.getCause()
              + ".",
          e);
    }
  }
}
