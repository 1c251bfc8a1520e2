package org.sagekit.core.deploy.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;

/**
 * The columns that a model's answer becomes for the steps after it: one by the name of the step,
 * which is the likeliest class or the number, and for each class one by the names of step and
 * class, {@code region.north}, which is its probability.
 */
final class AnswerColumns {
  private AnswerColumns() {}

  /** What the columns are called and what they are. */
  static List<Field> of(String step, List<String> classes) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(step, classes.isEmpty() ? FieldType.NUMERIC : FieldType.CATEGORICAL));
    classes.forEach(name -> fields.add(Field.of(step + "." + name, FieldType.NUMERIC)));
    return fields;
  }

  /**
   * Rows with a step's answer.
   *
   * @throws IllegalStateException if there is a column of such a name
   */
  static Dataset append(Dataset rows, String step, Predictions answer) {
    List<Field> fields = new ArrayList<>(rows.schema().fields());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      columns.add(rows.column(i));
    }
    for (Field field : of(step, answer.classes())) {
      if (rows.schema().has(field.name())) {
        throw new IllegalStateException(
            "column '%s' must be free for its answer, but was there. Maybe call the step something else."
                .formatted(field.name()));
      }
      fields.add(field);
    }
    columns.add(first(answer));
    for (int i = 0; i < answer.classes().size(); i++) {
      columns.add(numbers(answer, i));
    }
    return Dataset.of(rows.name(), Schema.of(fields), columns);
  }

  private static Column first(Predictions answer) {
    return answer.classes().isEmpty()
        ? numbers(answer, 0)
        : CategoricalColumn.of(
            IntStream.range(0, answer.size()).map(answer::best).toArray(), answer.classes());
  }

  private static Column numbers(Predictions answer, int index) {
    double[] values = new double[answer.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = answer.value(row, index);
    }
    return Column.ofNumbers(values);
  }
}
