package org.sagekit.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

/**
 * Small seeded datasets with the numeric columns {@code a} and {@code b} and the target {@code y},
 * to which both columns add the same.
 */
public final class ToyRows {
  private ToyRows() {}

  /** {@code y = a + b + noise}. */
  public static Dataset numbers(int rows, long seed) {
    double[][] ab = ab(rows, seed);
    Random noise = new Random(seed + 1);
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      y[row] = ab[0][row] + ab[1][row] + 0.1 * noise.nextGaussian();
    }
    return dataset(ab, FieldType.NUMERIC, Column.ofNumbers(y));
  }

  /** {@code y} is one of so many classes of about equal size, by {@code a + b + noise}. */
  public static Dataset classes(int rows, int classes, long seed) {
    double[][] ab = ab(rows, seed);
    Random noise = new Random(seed + 1);
    List<@Nullable String> y = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double place = (ab[0][row] + ab[1][row] + 0.1 * noise.nextGaussian() + 2) / 4;
      y.add("class-" + Math.max(0, Math.min(classes - 1, (int) (place * classes))));
    }
    return dataset(ab, FieldType.CATEGORICAL, Column.ofCategories(y));
  }

  private static double[][] ab(int rows, long seed) {
    Random random = new Random(seed);
    return new double[][] {
      random.doubles(rows, -1, 1).toArray(), random.doubles(rows, -1, 1).toArray()
    };
  }

  private static Dataset dataset(double[][] ab, FieldType type, Column target) {
    Schema schema =
        Schema.of(
            Field.of("a", FieldType.NUMERIC),
            Field.of("b", FieldType.NUMERIC),
            new Field("y", type, Role.TARGET));
    return Dataset.of(
        "toy rows", schema, List.of(Column.ofNumbers(ab[0]), Column.ofNumbers(ab[1]), target));
  }
}
