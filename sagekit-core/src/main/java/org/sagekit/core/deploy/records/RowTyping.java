package org.sagekit.core.deploy.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.FlatRow;

/** Fits the values of rows to a schema. Stateless. */
final class RowTyping {
  private RowTyping() {}

  /** Whether every value of some rows is of its field's type. */
  static void check(Schema schema, List<FlatRow> rows) throws RecordFault {
    for (FlatRow row : rows) {
      check(schema, row);
    }
  }

  private static void check(Schema schema, FlatRow row) throws RecordFault {
    for (Field field : schema.fields()) {
      Object value = row.value(field.name());
      if (field.type().isNumber() && value != null && number(field.type(), value) == null) {
        throw new RecordFault(
            Damage.UNREADABLE_DATA,
            "column '%s' must be %s, but was '%s'."
                .formatted(
                    field.name(), field.type(), RecordFormat.brief(String.valueOf(value), 60)));
      }
    }
  }

  /** A value as a number of a type; null if it is none. */
  static @Nullable Number number(FieldType type, Object value) {
    return switch (type) {
      case INTEGER -> whole(value);
      case BOOLEAN -> flag(value);
      case DATETIME -> millis(value);
      default -> value instanceof Number number ? number.doubleValue() : null;
    };
  }

  private static @Nullable Long whole(Object value) {
    if (value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 0x1p63) {
      return real.longValue();
    }
    return value instanceof Long whole ? whole : null;
  }

  private static @Nullable Long flag(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    if (value instanceof String text) {
      return text.equalsIgnoreCase("true")
          ? Long.valueOf(1)
          : text.equalsIgnoreCase("false") ? Long.valueOf(0) : null;
    }
    Long whole = whole(value);
    return whole != null && (whole == 0 || whole == 1) ? whole : null;
  }

  private static @Nullable Long millis(Object value) {
    try {
      return value instanceof String text
          ? (Long) Instant.parse(text).toEpochMilli()
          : whole(value);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /** A value as text: numbers as columns of numbers write them. */
  static @Nullable String text(@Nullable Object value) {
    return value instanceof Double real
        ? Column.ofNumbers(real).text(0)
        : value == null ? null : value.toString();
  }
}
