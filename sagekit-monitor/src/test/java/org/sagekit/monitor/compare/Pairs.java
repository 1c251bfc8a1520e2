package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;

/** Columns by hand. */
final class Pairs {
  private Pairs() {}

  static ColumnPair numbers(double[] then, double[] now) {
    return ColumnPair.of(
        Field.of("x", FieldType.NUMERIC), Column.ofNumbers(then), Column.ofNumbers(now));
  }

  static ColumnPair categories(List<String> then, List<String> now) {
    return ColumnPair.of(
        Field.of("c", FieldType.CATEGORICAL), Column.ofCategories(then), Column.ofCategories(now));
  }

  /** So many values, so many of them missing, which come first. */
  static ColumnPair gaps(int then, int missingThen, int now, int missingNow) {
    return numbers(gaps(then, missingThen), gaps(now, missingNow));
  }

  private static double[] gaps(int size, int missing) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = i < missing ? Double.NaN : i % 7;
    }
    return values;
  }

  /** Levels, each so often as its place says. */
  static List<String> levels(int... counts) {
    List<@Nullable String> levels = new ArrayList<>();
    for (int level = 0; level < counts.length; level++) {
      for (int i = 0; i < counts[level]; i++) {
        levels.add("c" + level);
      }
    }
    return levels;
  }
}
