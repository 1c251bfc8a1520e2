package org.sagekit.core.data.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Schema;

/** Seeded tables with a column of every type, with gaps. */
final class SomeRows {
  private SomeRows() {}

  static Dataset of(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    double[] first = numbers(size, random, 1e6);
    double[] second = numbers(size, random, 0);
    for (int row = 0; row < size; row++) {
      second[row] += first[row] / 2;
    }
    add(fields, columns, "first", Column.ofNumbers(first));
    add(fields, columns, "second", Column.ofNumbers(second));
    add(fields, columns, "whole", wholes(size, random));
    add(fields, columns, "flag", flags(size, random));
    add(fields, columns, "time", times(size, random));
    add(fields, columns, "job", Column.ofCategories(texts(size, i -> "job " + random.nextInt(7))));
    add(fields, columns, "digits", Column.ofTexts(texts(size, i -> "" + random.nextInt(99))));
    add(fields, columns, "note", Column.ofTexts(texts(size, i -> note(i, random))));
    add(fields, columns, "none", Column.ofTexts(texts(size, i -> null)));
    return Dataset.of("some", Schema.of(fields), columns);
  }

  private static void add(List<Field> fields, List<Column> columns, String name, Column column) {
    fields.add(Field.of(name, column.type()));
    columns.add(column);
  }

  private static double[] numbers(int size, SplittableRandom random, double offset) {
    return IntStream.range(0, size)
        .mapToDouble(i -> random.nextInt(9) == 0 ? Double.NaN : offset + random.nextDouble())
        .toArray();
  }

  private static Column wholes(int size, SplittableRandom random) {
    BitSet missing = new BitSet();
    missing.set(0, size / 5);
    return IntegerColumn.of(random.longs(size, -50, 5_000).toArray(), missing);
  }

  private static Column flags(int size, SplittableRandom random) {
    byte[] values = new byte[size];
    for (int row = 0; row < size; row++) {
      values[row] = (byte) (random.nextInt(3) - 1);
    }
    return BooleanColumn.of(values);
  }

  private static Column times(int size, SplittableRandom random) {
    return DateTimeColumn.of(random.longs(size, 0, 1_700_000_000_000L).toArray());
  }

  private static @Nullable String note(int row, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "Grüße " + random.nextInt(1_000);
      default -> "Row-" + row;
    };
  }

  private static List<@Nullable String> texts(int size, IntFunction<@Nullable String> one) {
    return IntStream.range(0, size).mapToObj(one).toList();
  }

  /** Rows from one to before another. */
  static Dataset part(Dataset dataset, int from, int to) {
    return dataset.rows(IntStream.range(from, to).toArray());
  }

  static Dataset of(String name, Column column) {
    return Dataset.of("x", Schema.of(Field.of(name, column.type())), List.of(column));
  }
}
