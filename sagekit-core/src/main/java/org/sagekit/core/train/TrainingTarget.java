package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Task;
import org.sagekit.core.data.Columns;

/**
 * Brings the target of a dataset into the form that trainers take: categories of levels that occur,
 * or numbers.
 *
 * @param subject whose target it is, for messages
 * @param name of the target; empty if the dataset has one
 * @param wanted the task; empty if the target tells it
 */
record TrainingTarget(String subject, Optional<String> name, Optional<Task> wanted) {

  /** What trainers will predict. */
  static Task task(Dataset rows) {
    return rows.target() instanceof CategoricalColumn classes
        ? classes.levels().size() == 2 ? Task.BINARY : Task.MULTICLASS
        : Task.REGRESSION;
  }

  /**
   * The rows with their target in role and form.
   *
   * @throws IllegalArgumentException if there is no such column, or none was chosen
   * @throws DataException if the target does not fit the task
   */
  Dataset of(Dataset input) {
    Dataset rows = chosen(input);
    Column column = rows.target();
    checkComplete(rows, column);
    boolean classes =
        wanted.map(Task::isClassification).orElseGet(() -> tellsClasses(rows, column));
    Dataset ready = replaced(rows, classes ? levels(column) : numbers(rows, column));
    wanted.ifPresent(task -> checkCount(ready, task));
    return ready;
  }

  /** The rows to judge by, their target in the same role and form as that of {@code train}. */
  Dataset ofTest(Dataset test, Dataset train) {
    Dataset rows = test.as(train.schema().target().name(), Role.TARGET);
    return train.target() instanceof CategoricalColumn
        ? replaced(rows, Columns.toCategories(rows.target()))
        : replaced(rows, numbers(rows, rows.target()));
  }

  private Dataset chosen(Dataset input) {
    return name.map(field -> input.as(field, Role.TARGET)).orElse(input);
  }

  private boolean tellsClasses(Dataset rows, Column column) {
    if (column.type() == FieldType.DATETIME) {
      throw new DataException(
          "%s: target '%s' must be a number or a class, but was a time. Maybe the time until then in days."
              .formatted(subject, rows.schema().target().name()));
    }
    return !column.type().isNumber()
        || column.type() == FieldType.BOOLEAN
        || distinct(column).length == 2;
  }

  private void checkComplete(Dataset rows, Column column) {
    int missing = column.missing();
    if (missing > 0) {
      int first = IntStream.range(0, column.size()).filter(column::isMissing).findFirst().orElse(0);
      throw new DataException(
          "%s: target '%s' of '%s' must have a value in every row, but %s of %s rows have none, the first being row %s. Maybe leave these rows out by dataset.rows(...)."
              .formatted(
                  subject,
                  rows.schema().target().name(),
                  rows.name(),
                  missing,
                  column.size(),
                  first));
    }
  }

  private void checkCount(Dataset rows, Task task) {
    int classes = rows.target() instanceof CategoricalColumn levels ? levels.levels().size() : 0;
    boolean fits =
        switch (task) {
          case REGRESSION -> true;
          case BINARY -> classes == 2;
          case MULTICLASS -> classes > 2;
        };
    if (!fits) {
      throw new DataException(
          "%s: target '%s' must have %s classes for %s, but had %s."
              .formatted(
                  subject,
                  rows.schema().target().name(),
                  task == Task.BINARY ? "two" : "more than two",
                  task,
                  classes));
    }
  }

  /** Categories keep the order of their levels, numbers are in the order of their size. */
  private static CategoricalColumn levels(Column column) {
    if (column instanceof CategoricalColumn categories) {
      int[] counts = categories.counts();
      List<String> occurring =
          IntStream.range(0, counts.length)
              .filter(level -> counts[level] > 0)
              .mapToObj(categories.levels()::get)
              .toList();
      return occurring.size() == counts.length
          ? categories
          : CategoricalColumn.of(texts(column), occurring);
    }
    if (!column.type().isNumber() || column.type() == FieldType.BOOLEAN) {
      return Columns.toCategories(column);
    }
    int[] firstRows =
        IntStream.range(0, column.size())
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(column::number))
            .mapToInt(Integer::intValue)
            .toArray();
    List<String> levels =
        Arrays.stream(firstRows).mapToObj(row -> String.valueOf(column.text(row))).distinct().toList();
    return CategoricalColumn.of(texts(column), levels);
  }

  private static List<String> texts(Column column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(String.valueOf(column.text(row)));
    }
    return texts;
  }

  private Column numbers(Dataset rows, Column column) {
    try {
      return column.type() == FieldType.INTEGER ? column : Columns.toNumbers(column);
    } catch (DataException e) {
      throw new DataException(
          "%s: target '%s' must be a number in every row for %s, but: %s"
              .formatted(
                  subject, rows.schema().target().name(), Task.REGRESSION, e.getMessage()),
          e);
    }
  }

  private static double[] distinct(Column column) {
    return IntStream.range(0, column.size()).mapToDouble(column::number).distinct().toArray();
  }

  private static Dataset replaced(Dataset rows, Column target) {
    String field = rows.schema().target().name();
    int index = rows.schema().indexOf(field);
    if (rows.column(index) == target) {
      return rows;
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.schema().size(); i++) {
      columns.add(i == index ? target : rows.column(i));
    }
    Schema schema = rows.schema().with(new Field(field, target.type(), Role.TARGET));
    return Dataset.of(rows.name(), schema, columns);
  }
}
