package org.sagekit.core.data;

import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.TextColumn;

/**
 * Makes a column of what a function says of each row.
 *
 * @param dataset the rows
 * @param field what the values must be
 */
record Derivation(Dataset dataset, Field field) {

  Dataset by(Function<? super Row, ? extends @Nullable Object> function) {
    @Nullable Object[] values = new @Nullable Object[dataset.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = fitting(row, function.apply(dataset.row(row)));
    }
    return dataset.with(field, column(values));
  }

  private @Nullable Object fitting(int row, @Nullable Object value) {
    if (value == null || (value instanceof Double number && number.isNaN())) {
      return null;
    }
    boolean fits =
        switch (field.type()) {
          case NUMERIC -> value instanceof Number number && !isInfinite(number);
          case INTEGER -> isWhole(value);
          case BOOLEAN -> value instanceof Boolean;
          case DATETIME -> RowTable.isTime(value.getClass());
          case CATEGORICAL, TEXT -> value instanceof CharSequence || value instanceof Enum<?>;
        };
    Problems.of("Dataset '" + dataset.name() + "'")
        .require(
            fits,
            "row " + row + ", column '" + field.name() + "'",
            "of type " + field.type(),
            CellTypes.brief(value.toString()) + " (" + value.getClass().getSimpleName() + ")")
        .throwIfAny();
    return value;
  }

  private static boolean isInfinite(Number number) {
    return Double.isInfinite(number.doubleValue());
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  private Column column(@Nullable Object[] values) {
    return switch (field.type()) {
      case NUMERIC ->
          Column.ofNumbers(Arrays.stream(values).mapToDouble(Derivation::number).toArray());
      case INTEGER -> wholes(values);
      case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(values, values.length, Boolean[].class));
      case DATETIME ->
          DateTimeColumn.of(Arrays.stream(values).mapToLong(Derivation::millis).toArray());
      case CATEGORICAL -> CategoricalColumn.of(texts(values));
      case TEXT -> TextColumn.of(texts(values));
    };
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static long millis(@Nullable Object value) {
    return value instanceof TemporalAccessor time
        ? ObjectColumn.millis(time)
        : DateTimeColumn.MISSING;
  }

  private static Column wholes(@Nullable Object[] values) {
    BitSet gaps = new BitSet();
    long[] wholes = new long[values.length];
    for (int row = 0; row < wholes.length; row++) {
      gaps.set(row, values[row] == null);
      wholes[row] = values[row] instanceof Number number ? number.longValue() : 0;
    }
    return IntegerColumn.of(wholes, gaps);
  }

  private static List<@Nullable String> texts(@Nullable Object[] values) {
    @Nullable String[] texts = new @Nullable String[values.length];
    for (int row = 0; row < texts.length; row++) {
      Object value = values[row];
      texts[row] = value == null ? null : value.toString();
    }
    return Arrays.asList(texts);
  }
}
