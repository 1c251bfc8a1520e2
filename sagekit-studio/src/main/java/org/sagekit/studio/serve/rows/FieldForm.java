package org.sagekit.studio.serve.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.core.data.Columns;
import org.sagekit.studio.serve.text.Texts;

/** What a value that was sent is as a value of one field. Immutable. */
final class FieldForm {
  private final Field field;

  FieldForm(Field field) {
    this.field = field;
  }

  Field field() {
    return field;
  }

  /**
   * A value of JSON.
   *
   * @return null if missing; a Double, Long, Boolean, String or Instant by the field's type
   * @throws IllegalArgumentException if it is none of the field's
   */
  @Nullable Object ofJson(@Nullable Object sent, int row) {
    if (sent == null) {
      return null;
    }
    Object value =
        switch (field.type()) {
          case NUMERIC -> real(sent);
          case INTEGER -> whole(sent);
          case BOOLEAN -> flag(sent);
          case CATEGORICAL, TEXT -> text(sent);
          case DATETIME -> sent instanceof String text ? time(text) : null;
        };
    if (value == null) {
      throw wrong(sent, row);
    }
    return value == Missing.VALUE ? null : value;
  }

  /**
   * A cell of CSV; an empty one is missing.
   *
   * @return as {@link #ofJson}
   */
  @Nullable Object ofText(@Nullable String cell, int row) {
    if (cell == null || cell.isEmpty()) {
      return null;
    }
    Object value =
        switch (field.type()) {
          case NUMERIC -> number(cell);
          case INTEGER -> wholeText(cell);
          case BOOLEAN -> flagText(cell);
          case CATEGORICAL, TEXT -> cell;
          case DATETIME -> time(cell);
        };
    if (value == null) {
      throw wrong(cell, row);
    }
    return value == Missing.VALUE ? null : value;
  }

  /** A number that is written as none is a missing one. */
  private enum Missing {
    VALUE
  }

  private static @Nullable Object real(Object sent) {
    if (sent instanceof Double || sent instanceof Float) {
      return ((Number) sent).doubleValue();
    }
    if (sent instanceof Long whole) {
      return (double) whole;
    }
    if (sent instanceof Boolean flag) {
      return flag ? 1.0 : 0.0;
    }
    return "NaN".equals(sent) ? Missing.VALUE : null;
  }

  private static @Nullable Object whole(Object sent) {
    if (sent instanceof Long) {
      return sent;
    }
    if (sent instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p63) {
      return (long) (double) number;
    }
    return "NaN".equals(sent) ? Missing.VALUE : null;
  }

  private static @Nullable Object flag(Object sent) {
    if (sent instanceof Boolean) {
      return sent;
    }
    if (sent instanceof Number number) {
      double value = number.doubleValue();
      return (value == 0 || value == 1) ? value == 1 : null;
    }
    return null;
  }

  /** A number as the category that CSV would have made of it: {@code 1}, not {@code 1.0}. */
  private static @Nullable Object text(Object sent) {
    if (sent instanceof String || sent instanceof Long || sent instanceof Boolean) {
      return sent.toString();
    }
    return sent instanceof Double number ? Column.ofNumbers(number).text(0) : null;
  }

  private static @Nullable Object number(String text) {
    if (text.equals("NaN")) {
      return Missing.VALUE;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isInfinite(value) ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object wholeText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (i > 0 || (c != '-' && c != '+'))) {
        Object real = number(text);
        return real instanceof Double ? whole(real) : real;
      }
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object flagText(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1", "1.0" -> true;
      case "false", "no", "0", "0.0" -> false;
      default -> null;
    };
  }

  /** As the readers of files understand it. */
  private static @Nullable Object time(String text) {
    try {
      Column column = Columns.to(FieldType.DATETIME, Column.ofTexts(List.of(text)));
      return column.isMissing(0) ? null : Instant.ofEpochMilli(((DateTimeColumn) column).millis(0));
    } catch (DataException | DateTimeException e) {
      return null;
    }
  }

  private IllegalArgumentException wrong(@Nullable Object sent, int row) {
    String wanted =
        switch (field.type()) {
          case NUMERIC -> "a finite number";
          case INTEGER -> "a whole number of 64 bits";
          case BOOLEAN -> "true or false";
          case CATEGORICAL, TEXT -> "a text";
          case DATETIME -> "an ISO date or date-time";
        };
    return new IllegalArgumentException(
        "Request: value of '%s' in row %s must be %s, but was %s."
            .formatted(field.name(), row, wanted, Texts.shown(sent)));
  }
}
