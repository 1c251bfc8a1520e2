package org.sagekit.core.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

/** A table that is put together from Java's own values, row by row. */
final class RowTable {
  private final String name;
  private final Map<String, ObjectColumn> columns = new LinkedHashMap<>();
  private int size;

  RowTable(String name) {
    this.name = Problems.notBlank("Dataset", "name", name);
  }

  void add(Map<String, ? extends @Nullable Object> row) {
    row.forEach(
        (field, value) -> {
          ObjectColumn column =
              columns.computeIfAbsent(
                  Problems.notBlank(subject(), "field name", field), key -> new ObjectColumn());
          add(field, column, plain(value));
        });
    size++;
  }

  /** Declares a column before the first row. */
  void declare(String field, Class<?> type) {
    ObjectColumn column = new ObjectColumn();
    FieldType known = typeOf(type);
    column.declare(known == null ? FieldType.CATEGORICAL : known);
    columns.put(field, column);
  }

  private void add(String field, ObjectColumn column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    FieldType type = typeOf(value.getClass());
    String place = "row " + size + ", column '" + field + "'";
    Problems problems = Problems.of(subject());
    problems
        .require(
            type != null,
            place,
            "a number, boolean, text, enum, date or time",
            "a " + value.getClass().getName())
        .require(!isInfinite(value), place, "finite", value, "null where the value is not known")
        .throwIfAny();
    if (type != null) {
      problems
          .require(column.takes(type), place, column.type() + " as in the rows before", type)
          .throwIfAny();
      column.set(size, type, value);
    }
  }

  private static boolean isInfinite(Object value) {
    return value instanceof Number number && Double.isInfinite(number.doubleValue());
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    return value instanceof Number number && Double.isNaN(number.doubleValue()) ? null : value;
  }

  /** The type that a class gives, null if it is none of a value; TEXT where the rule decides. */
  private static @Nullable FieldType typeOf(Class<?> type) {
    if (List.of(Integer.class, Long.class, Short.class, Byte.class).contains(type)
        || List.of(int.class, long.class, short.class, byte.class).contains(type)) {
      return FieldType.INTEGER;
    }
    if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
      return FieldType.NUMERIC;
    }
    if (type == Boolean.class || type == boolean.class) {
      return FieldType.BOOLEAN;
    }
    if (Enum.class.isAssignableFrom(type)) {
      return FieldType.CATEGORICAL;
    }
    boolean text = CharSequence.class.isAssignableFrom(type) || type == Character.class;
    return text || type == char.class ? FieldType.TEXT : isTime(type) ? FieldType.DATETIME : null;
  }

  static boolean isTime(Class<?> type) {
    return List.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class)
        .contains(type);
  }

  Dataset build() {
    Problems.of(subject()).require(size > 0, "rows", "at least one", "none").throwIfAny();
    List<Field> fields = new ArrayList<>();
    List<org.sagekit.api.data.Column> values = new ArrayList<>();
    columns.forEach(
        (field, column) -> {
          values.add(column.build(size));
          fields.add(Field.of(field, values.get(values.size() - 1).type()));
        });
    return Dataset.of(name, Schema.of(fields), values);
  }

  private String subject() {
    return "Dataset '" + name + "'";
  }
}
