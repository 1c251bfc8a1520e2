package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;

/** Predictions with the rows that judge them, for tests. */
record Judged(Predictions predictions, Dataset rows) {
  static final List<String> TWO = List.of("no", "yes");

  /** Predictions of two classes by the probability of the second. */
  static Predictions two(double... second) {
    double[] values = new double[second.length * 2];
    for (int row = 0; row < second.length; row++) {
      values[2 * row] = 1 - second[row];
      values[2 * row + 1] = second[row];
    }
    return Predictions.of(TWO, values);
  }

  /** Rows that have only a target. */
  static Dataset classes(@Nullable String... names) {
    return dataset(FieldType.CATEGORICAL, Column.ofCategories(Arrays.asList(names)));
  }

  static Dataset numbers(double... values) {
    return dataset(FieldType.NUMERIC, Column.ofNumbers(values));
  }

  static Dataset weighted(Dataset rows, double... weights) {
    return rows.with(new Field("w", FieldType.NUMERIC, Role.WEIGHT), Column.ofNumbers(weights));
  }

  /** Well calibrated probabilities in steps, so that there are ties; both classes occur. */
  static Judged drawn(long seed, int rows) {
    Random random = new Random(seed);
    double[] scores = new double[rows];
    List<@Nullable String> truth = new ArrayList<>(TWO);
    for (int row = 0; row < rows; row++) {
      scores[row] = (1 + random.nextInt(31)) / 32.0;
      if (row > 1) {
        truth.add(TWO.get(random.nextDouble() < scores[row] ? 1 : 0));
      }
    }
    return new Judged(two(scores), classes(truth.toArray(new String[0])));
  }

  /** The metrics that fit predictions, in their order. */
  static List<Metric> fitting(Predictions predictions) {
    int classes = predictions.classes().size();
    Task task = classes == 0 ? Task.REGRESSION : classes == 2 ? Task.BINARY : Task.MULTICLASS;
    return Stream.of(Metric.values()).filter(metric -> metric.fits(task)).toList();
  }

  private static Dataset dataset(FieldType type, Column column) {
    return Dataset.of("test", Schema.of(new Field("y", type, Role.TARGET)), List.of(column));
  }
}
