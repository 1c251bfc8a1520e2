package org.sagekit.core.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.IntegerColumn;

/**
 * The order of rows by the values of some columns. Equal rows keep their order, and missing values
 * stand last either way. Sorts by one column after the other, the last first, on plain numbers.
 */
final class RowOrder {
  private RowOrder() {}

  static int[] of(Dataset dataset, List<String> fields, boolean descending) {
    int[] order = IntStream.range(0, dataset.size()).toArray();
    for (int i = fields.size() - 1; i >= 0; i--) {
      int[] ranks = ranks(dataset.column(fields.get(i)));
      long[] keys = new long[order.length];
      for (int at = 0; at < order.length; at++) {
        int rank = ranks[order[at]];
        int turned = descending && rank != Integer.MAX_VALUE ? -rank : rank;
        keys[at] = ((long) turned << 32) | at;
      }
      Arrays.sort(keys);
      int[] before = order;
      order = Arrays.stream(keys).mapToInt(key -> before[(int) key]).toArray();
    }
    return order;
  }

  private static int[] ranks(Column column) {
    if (column instanceof CategoricalColumn categories) {
      return rows(column).map(row -> last(categories.code(row))).toArray();
    }
    return column.type().isNumber() ? ofNumbers(column) : ofTexts(column);
  }

  private static int[] ofNumbers(Column column) {
    long[] keys = rows(column).mapToLong(row -> key(column, row)).toArray();
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long[] distinct = Arrays.stream(sorted).distinct().toArray();
    return rows(column)
        .map(row -> column.isMissing(row) ? last(-1) : Arrays.binarySearch(distinct, keys[row]))
        .toArray();
  }

  /** A whole number that stands where the value stands. */
  private static long key(Column column, int row) {
    if (column.isMissing(row)) {
      return 0;
    }
    if (column instanceof IntegerColumn integers) {
      return integers.whole(row);
    }
    if (column instanceof DateTimeColumn times) {
      return times.millis(row);
    }
    long bits = Double.doubleToLongBits(column.number(row) + 0.0);
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }

  private static int[] ofTexts(Column column) {
    String[] distinct =
        rows(column)
            .filter(row -> !column.isMissing(row))
            .mapToObj(row -> String.valueOf(column.text(row)))
            .distinct()
            .sorted()
            .toArray(String[]::new);
    Map<String, Integer> rankByText = new HashMap<>();
    for (String text : distinct) {
      rankByText.put(text, rankByText.size());
    }
    return rows(column)
        .map(row -> column.isMissing(row) ? last(-1) : rank(rankByText, column.text(row)))
        .toArray();
  }

  private static int rank(Map<String, Integer> rankByText, @Nullable String text) {
    return rankByText.getOrDefault(String.valueOf(text), Integer.MAX_VALUE);
  }

  private static int last(int rank) {
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }

  private static IntStream rows(Column column) {
    return IntStream.range(0, column.size());
  }
}
