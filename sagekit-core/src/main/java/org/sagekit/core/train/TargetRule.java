package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Task;
import org.sagekit.core.data.Columns;

/**
 * Which column is the target, and whether it is a class or a number.
 *
 * @param target the column; by role if empty
 * @param task what is predicted; by the target's values if empty
 */
record TargetRule(Optional<String> target, Optional<Task> task) {

  /**
   * The rows with the target in its role: as categories of just those levels that occur, or as
   * numbers.
   */
  Dataset applied(Dataset rows) {
    Dataset chosen = target.map(column -> rows.as(column, Role.TARGET)).orElse(rows);
    Field field = chosen.schema().target();
    Column column = chosen.target();
    checkComplete(chosen, column);
    boolean classes =
        task.map(Task::isClassification).orElseGet(() -> looksLikeClasses(chosen, column));
    Dataset prepared = with(chosen, field, classes ? levels(column) : numbers(chosen, column));
    checkClasses(prepared);
    return prepared;
  }

  /** Other rows, their target of the same type as in those that were prepared. */
  Dataset like(Dataset prepared, Dataset others) {
    Field field = prepared.schema().target();
    Dataset chosen = others.as(field.name(), Role.TARGET);
    Column column = chosen.target();
    boolean classes = field.type() == FieldType.CATEGORICAL;
    return with(chosen, field, classes ? Columns.toCategories(column) : numbers(chosen, column));
  }

  /** The rows with the target as text, in its role; it may be missing. */
  Dataset labelled(Dataset rows) {
    Dataset chosen = target.map(column -> rows.as(column, Role.TARGET)).orElse(rows);
    return with(chosen, chosen.schema().target(), Columns.to(FieldType.TEXT, chosen.target()));
  }

  static Task taskOf(Dataset rows) {
    if (rows.target().type() == FieldType.TEXT) {
      return Task.MULTILABEL;
    }
    if (rows.target() instanceof CategoricalColumn column) {
      return column.levels().size() == 2 ? Task.BINARY : Task.MULTICLASS;
    }
    return Task.REGRESSION;
  }

  private static Dataset with(Dataset rows, Field field, Column column) {
    return rows.target() == column
        ? rows
        : rows.with(new Field(field.name(), column.type(), Role.TARGET), column);
  }

  private static void checkComplete(Dataset rows, Column column) {
    int missing = column.missing();
    if (missing > 0) {
      int first = IntStream.range(0, column.size()).filter(column::isMissing).findFirst().orElse(0);
      throw new DataException(
          "Dataset '%s': target '%s' must have a value in every row, but %s of %s rows have none, the first being row %s. Maybe leave these rows out by dataset.rows(...)."
              .formatted(
                  rows.name(), rows.schema().target().name(), missing, column.size(), first));
    }
  }

  private static boolean looksLikeClasses(Dataset rows, Column column) {
    if (column.type() == FieldType.DATETIME) {
      throw new DataException(
          "Dataset '%s': target '%s' must be a number or a class, but was a time. Maybe the days until then."
              .formatted(rows.name(), rows.schema().target().name()));
    }
    return !isNumber(column)
        || IntStream.range(0, column.size()).mapToDouble(column::number).distinct().limit(3).count()
            == 2;
  }

  private static boolean isNumber(Column column) {
    return column.type() == FieldType.NUMERIC || column.type() == FieldType.INTEGER;
  }

  /** The levels that occur: categories in their own order, numbers in that of their size. */
  private static Column levels(Column column) {
    if (isNumber(column)) {
      return CategoricalColumn.of(
          texts(column),
          IntStream.range(0, column.size())
              .boxed()
              .sorted(Comparator.comparingDouble(column::number))
              .map(column::text)
              .distinct()
              .toList());
    }
    CategoricalColumn categories = Columns.toCategories(column);
    int[] counts = categories.counts();
    List<String> occurring =
        IntStream.range(0, counts.length)
            .filter(level -> counts[level] > 0)
            .mapToObj(categories.levels()::get)
            .toList();
    return occurring.size() == counts.length
        ? categories
        : CategoricalColumn.of(texts(categories), occurring);
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  private static Column numbers(Dataset rows, Column column) {
    if (isNumber(column)) {
      return column;
    }
    try {
      return Columns.toNumbers(column);
    } catch (DataException | IllegalArgumentException e) {
      throw new DataException(
          "Dataset '%s': target '%s' must be numbers for REGRESSION: %s"
              .formatted(rows.name(), rows.schema().target().name(), e.getMessage()),
          e);
    }
  }

  private void checkClasses(Dataset prepared) {
    Task found = taskOf(prepared);
    boolean fits = task.isEmpty() || task.get() == found;
    if (!fits) {
      throw new DataException(
          "Dataset '%s': target '%s' must have %s classes for %s, but has %s."
              .formatted(
                  prepared.name(),
                  prepared.schema().target().name(),
                  task.get() == Task.BINARY ? "2" : "3 or more",
                  task.get(),
                  ((CategoricalColumn) prepared.target()).levels().size()));
    }
  }
}
