package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.TextColumn;

/** Rows of a column, of which some are not there: their number is negative, their value missing. */
final class GappedRows {
  private GappedRows() {}

  static Column of(Column column, int[] rows) {
    if (Arrays.stream(rows).allMatch(row -> row >= 0)) {
      return column.rows(rows);
    }
    if (column instanceof CategoricalColumn categories) {
      int[] codes = Arrays.stream(rows).map(r -> r < 0 ? -1 : categories.code(r)).toArray();
      return CategoricalColumn.of(codes, categories.levels());
    }
    if (column instanceof IntegerColumn integers) {
      return integers(integers, rows);
    }
    if (column instanceof DateTimeColumn times) {
      return DateTimeColumn.of(
          Arrays.stream(rows)
              .mapToLong(r -> r < 0 ? DateTimeColumn.MISSING : times.millis(r))
              .toArray());
    }
    if (column instanceof TextColumn) {
      return TextColumn.of(texts(column, rows));
    }
    double[] numbers =
        Arrays.stream(rows).mapToDouble(r -> r < 0 ? Double.NaN : column.number(r)).toArray();
    return column instanceof BooleanColumn ? booleans(numbers) : Column.ofNumbers(numbers);
  }

  private static Column integers(IntegerColumn column, int[] rows) {
    BitSet gaps = new BitSet(rows.length);
    IntStream.range(0, rows.length)
        .filter(i -> rows[i] < 0 || column.isMissing(rows[i]))
        .forEach(gaps::set);
    return IntegerColumn.of(
        Arrays.stream(rows).mapToLong(r -> r < 0 ? 0 : column.whole(r)).toArray(), gaps);
  }

  private static Column booleans(double[] numbers) {
    byte[] flags = new byte[numbers.length];
    for (int row = 0; row < flags.length; row++) {
      flags[row] = Double.isNaN(numbers[row]) ? -1 : (byte) numbers[row];
    }
    return BooleanColumn.of(flags);
  }

  private static List<@Nullable String> texts(Column column, int[] rows) {
    @Nullable String[] texts = new @Nullable String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      texts[i] = rows[i] < 0 ? null : column.text(rows[i]);
    }
    return Arrays.asList(texts);
  }
}
