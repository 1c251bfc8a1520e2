package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Task;

/**
 * What is to be learnt, as numbers.
 *
 * @param task what is predicted
 * @param classes in the order of their indices; empty for regression
 * @param values one a row: the index of the class, or the number
 */
record Target(Task task, List<String> classes, double[] values) {
  /** More classes than this are taken for a mistake. */
  static final int MAX_CLASSES = 1_000;

  /**
   * Reads the target's column.
   *
   * @param rows with a target
   * @param counting the rows to take
   * @throws DataException if a value is missing or infinite, if there is but one value, or if there
   *     are more than {@link #MAX_CLASSES} classes
   */
  static Target of(Dataset rows, int[] counting) {
    Field field = rows.schema().target();
    Column column = rows.target();
    String subject = "Dataset '%s': target '%s'".formatted(rows.name(), field.name());
    complete(subject, column);
    if (column instanceof CategoricalColumn categories) {
      return classes(subject, categories, counting);
    }
    if (field.type() != FieldType.NUMERIC && field.type() != FieldType.INTEGER) {
      throw new DataException(
          "%s must be a number or categories, but was %s. Maybe a TrainingJob, which makes classes of it."
              .formatted(subject, field.type()));
    }
    double[] values =
        Arrays.stream(counting)
            .mapToDouble(row -> Numbers.finite(column.number(row), subject, row))
            .toArray();
    varies(subject, values);
    return new Target(Task.REGRESSION, List.of(), values);
  }

  private static Target classes(String subject, CategoricalColumn column, int[] counting) {
    List<String> levels = column.levels();
    if (levels.size() > MAX_CLASSES) {
      throw new DataException(
          "%s must have at most %s classes, but had %s. Maybe it is a number, or it names the row."
              .formatted(subject, MAX_CLASSES, levels.size()));
    }
    double[] values = Arrays.stream(counting).mapToDouble(column::code).toArray();
    varies(subject, values);
    return new Target(levels.size() == 2 ? Task.BINARY : Task.MULTICLASS, levels, values);
  }

  private static void complete(String subject, Column column) {
    int missing = column.missing();
    if (missing > 0) {
      int first = 0;
      while (!column.isMissing(first)) {
        first++;
      }
      throw new DataException(
          "%s must have a value in every row, but %s of %s rows have none, the first being row %s."
              .formatted(subject, missing, column.size(), first));
    }
  }

  private static void varies(String subject, double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return;
      }
    }
    throw new DataException(
        "%s must have at least two different values, but all %s rows have the same."
            .formatted(subject, values.length));
  }

  /** The index of a row's class. */
  int code(int row) {
    return (int) values[row];
  }
}
