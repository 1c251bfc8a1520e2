package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Task;

/**
 * What a learner learns from, checked.
 *
 * @param features only the columns to learn from, by name, so that the order of the columns does
 *     not matter
 * @param target what is to be learnt; all zero if there is none
 * @param weights how much each row counts, above 0; 1 if the rows have no weights
 */
record TrainingRows(Dataset features, Target target, double[] weights) {

  /**
   * Checks rows. Those of weight 0 are left out.
   *
   * @throws IllegalArgumentException if no field is the target
   * @throws DataException if there are no features, fewer than two rows, or a value that can't be
   *     learnt from
   */
  static TrainingRows of(Dataset rows) {
    rows.schema().target();
    return of(rows, counting -> Target.of(rows, counting));
  }

  /**
   * Checks rows to learn from without a target: if they have one, it is not looked at.
   *
   * @param task what is to be learnt
   * @throws DataException as {@link #of(Dataset)} does
   */
  static TrainingRows withoutTarget(Dataset rows, Task task) {
    return of(rows, counting -> new Target(task, List.of(), new double[counting.length]));
  }

  private static TrainingRows of(Dataset rows, Function<int[], Target> target) {
    String subject = "Dataset '" + rows.name() + "'";
    double[] weights = Weights.of(rows);
    int[] counting = counting(weights);
    if (counting.length < 2) {
      throw new DataException(
          "%s: rows to learn from must be at least 2, but were %s."
              .formatted(subject, counting.length));
    }
    List<Field> fields =
        rows.schema().features().stream().sorted(Comparator.comparing(Field::name)).toList();
    if (fields.isEmpty()) {
      throw new DataException(
          "%s: features must be at least one column, but there was none.".formatted(subject));
    }
    fields.forEach(field -> checkFinite(rows, field));
    Dataset features = rows.select(fields.stream().map(Field::name).toArray(String[]::new));
    return new TrainingRows(
        counting.length == rows.size() ? features : features.rows(counting),
        target.apply(counting),
        Arrays.stream(weights).filter(weight -> weight > 0).toArray());
  }

  private static int[] counting(double[] weights) {
    int[] counting = new int[weights.length];
    int count = 0;
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0) {
        counting[count++] = row;
      }
    }
    return Arrays.copyOf(counting, count);
  }

  private static void checkFinite(Dataset rows, Field field) {
    if (!field.type().isNumber()) {
      return;
    }
    Column column = rows.column(field.name());
    String subject = "Dataset '%s': column '%s'".formatted(rows.name(), field.name());
    for (int row = 0; row < rows.size(); row++) {
      Numbers.finite(column.number(row), subject, row);
    }
  }

  /** How many rows there are. */
  int size() {
    return weights.length;
  }

  /** The weights scaled to 1 on average, for learners to which their size would matter. */
  double[] meanWeights() {
    double mean = Arrays.stream(weights).sum() / weights.length;
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }
}
