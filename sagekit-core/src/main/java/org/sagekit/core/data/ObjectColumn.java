package org.sagekit.core.data;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.TextColumn;

/** A column of Java's own values while it grows. */
final class ObjectColumn {
  private final List<@Nullable Object> values = new ArrayList<>();
  private FieldType type = FieldType.CATEGORICAL;
  private boolean settled;

  /** Says the type for the case that no value comes. */
  void declare(FieldType declared) {
    type = declared;
  }

  FieldType type() {
    return type;
  }

  /** Whether a value of this type goes with those before it: the two types of numbers do. */
  boolean takes(FieldType next) {
    return !settled || next == type || (isNumber(next) && isNumber(type));
  }

  private static boolean isNumber(FieldType type) {
    return type == FieldType.INTEGER || type == FieldType.NUMERIC;
  }

  void set(int row, FieldType next, Object value) {
    type = settled && type == FieldType.NUMERIC ? type : next;
    settled = true;
    fill(row);
    values.add(value);
  }

  private void fill(int size) {
    while (values.size() < size) {
      values.add(null);
    }
  }

  Column build(int size) {
    fill(size);
    return switch (type) {
      case NUMERIC -> numbers();
      case INTEGER -> wholes();
      case BOOLEAN -> BooleanColumn.of(values.toArray(new @Nullable Boolean[0]));
      case DATETIME -> times();
      case CATEGORICAL -> CategoricalColumn.of(texts());
      case TEXT -> isText() ? TextColumn.of(texts()) : CategoricalColumn.of(texts());
    };
  }

  private Column numbers() {
    return Column.ofNumbers(
        values.stream()
            .mapToDouble(value -> value instanceof Number n ? n.doubleValue() : Double.NaN)
            .toArray());
  }

  private Column wholes() {
    BitSet gaps = new BitSet();
    for (int row = 0; row < values.size(); row++) {
      gaps.set(row, values.get(row) == null);
    }
    return IntegerColumn.of(
        values.stream().mapToLong(value -> value instanceof Number n ? n.longValue() : 0).toArray(),
        gaps);
  }

  private Column times() {
    return DateTimeColumn.of(
        values.stream()
            .mapToLong(
                value ->
                    value instanceof TemporalAccessor time ? millis(time) : DateTimeColumn.MISSING)
            .toArray());
  }

  static long millis(TemporalAccessor time) {
    if (time instanceof OffsetDateTime || time instanceof ZonedDateTime) {
      return Instant.from(time).toEpochMilli();
    }
    return CellValues.millis(time);
  }

  private boolean isText() {
    TextRule rule = new TextRule();
    Set<String> distinct = new HashSet<>();
    List<@Nullable String> texts = texts();
    long present = 0;
    for (String text : texts) {
      present += text == null ? 0 : 1;
      if (text != null && distinct.add(text)) {
        rule.see(text);
      }
    }
    return rule.isText(present);
  }

  private List<@Nullable String> texts() {
    @Nullable String[] texts = new @Nullable String[values.size()];
    for (int row = 0; row < texts.length; row++) {
      Object value = values.get(row);
      texts[row] = value == null ? null : value.toString();
    }
    return Arrays.asList(texts);
  }
}
