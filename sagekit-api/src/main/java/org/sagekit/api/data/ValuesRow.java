package org.sagekit.api.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/** A row that holds its values: numbers for the number types, texts for the others. */
final class ValuesRow implements Row {
  private final Schema schema;
  private final double[] numbers;
  private final @Nullable String[] texts;

  private ValuesRow(Schema schema, double[] numbers, @Nullable String[] texts) {
    this.schema = schema;
    this.numbers = numbers;
    this.texts = texts;
  }

  static FieldType typeOf(String name, @Nullable Object value) {
    if (value == null || value instanceof CharSequence || value instanceof Enum<?>) {
      return FieldType.CATEGORICAL;
    }
    if (value instanceof Boolean) {
      return FieldType.BOOLEAN;
    }
    if (value instanceof Instant) {
      return FieldType.DATETIME;
    }
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      return FieldType.INTEGER;
    }
    if (value instanceof Number) {
      return FieldType.NUMERIC;
    }
    throw new IllegalArgumentException(
        "Row: value of '%s' must be a number, boolean, text or Instant, but was a %s."
            .formatted(name, value.getClass().getName()));
  }

  static ValuesRow of(Schema schema, List<? extends @Nullable Object> values) {
    Problems problems = Problems.of("Row");
    problems
        .require(
            values.size() == schema.size(),
            "values",
            "as many as the " + schema.size() + " fields",
            values.size())
        .throwIfAny();
    double[] numbers = new double[values.size()];
    @Nullable String[] texts = new @Nullable String[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      Field field = schema.fields().get(i);
      Object value = values.get(i);
      if (!field.type().isNumber()) {
        numbers[i] = Double.NaN;
        texts[i] = value == null ? null : value.toString();
      } else {
        numbers[i] = number(field, value, problems);
        texts[i] = Double.isNaN(numbers[i]) ? null : canonical(value);
      }
    }
    problems.throwIfAny();
    return new ValuesRow(schema, numbers, texts);
  }

  private static double number(Field field, @Nullable Object value, Problems problems) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    problems.require(
        false, "value of '" + field.name() + "'", "of type " + field.type(), "'" + value + "'");
    return Double.NaN;
  }

  private static @Nullable String canonical(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return Column.ofNumbers(((Number) value).doubleValue()).text(0);
    }
    return String.valueOf(value);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public double number(int field) {
    if (schema.fields().get(field).type() == FieldType.TEXT) {
      throw new UnsupportedOperationException("Row: a text is not a number.");
    }
    return numbers[field];
  }

  @Override
  public @Nullable String text(int field) {
    return texts[field];
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
