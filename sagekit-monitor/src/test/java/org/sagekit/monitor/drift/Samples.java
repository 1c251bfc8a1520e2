package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Column;

/**
 * Samples that were also given to SciPy 1.17.1 and Astropy's formula, whose figures are in tests.
 */
final class Samples {
  static final Column THEN =
      Column.ofNumbers(
          0.61, -1.12, 0.35, 2.31, -0.47, 1.55, 0.02, -0.88, 1.09, 0.77, -2.05, 0.18, -0.33, 0.94,
          -1.41, 0.56, 1.83, -0.14, 0.41, -0.69);

  static final Column NOW =
      Column.ofNumbers(1.21, 0.83, 2.52, 0.11, 1.67, -0.25, 3.04, 0.97, 1.39, 2.02, 0.48, 1.88);

  /** Ten times these. */
  static final Column TIED_THEN =
      times(10, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 7, 7, 8, 9, 9, 9);

  /** Four times these. */
  static final Column TIED_NOW =
      times(4, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 9, 9, 9, 9, 9);

  /** 50, 30, 15 and 5 of four levels. */
  static final Column LEVELS_THEN = levels(50, 30, 15, 5);

  /** 20, 25, 30 and 10 of them. */
  static final Column LEVELS_NOW = levels(20, 25, 30, 10);

  private Samples() {}

  private static Column times(int count, double... values) {
    double[] all = new double[count * values.length];
    Arrays.setAll(all, i -> values[i % values.length]);
    return Column.ofNumbers(all);
  }

  /** So many of each level. */
  static Column levels(int... counts) {
    List<String> values = new ArrayList<>();
    for (int level = 0; level < counts.length; level++) {
      for (int i = 0; i < counts[level]; i++) {
        values.add("level " + level);
      }
    }
    return Column.ofCategories(values);
  }

  /** The first so many rows. */
  static Column first(Column column, int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return column.rows(rows);
  }
}
