package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The rows with the target in its role: as categories of just those levels that occur, or as numbers. */
  Dataset applied(Dataset rows) {
    Dataset chosen = target.map(column -> rows.as(column, Role.TARGET)).orElse(rows);
    Field field = chosen.schema().target();
    Column column = chosen.target();
    boolean classes = task.map(Task::isClassification).orElseGet(() -> looksLikeClasses(column));
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

  static Task taskOf(Dataset rows) {
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

  private static boolean looksLikeClasses(Column column) {
    if (column.type() != FieldType.NUMERIC && column.type() != FieldType.INTEGER) {
      return true;
    }
    Set<Double> values = new HashSet<>();
    for (int row = 0; row < column.size() && values.size() <= 2; row++) {
      if (!column.isMissing(row)) {
        values.add(column.number(row));
      }
    }
    return values.size() == 2;
  }

  private static Column levels(Column column) {
    CategoricalColumn categories = Columns.toCategories(column);
    boolean allOccur = Arrays.stream(categories.counts()).allMatch(count -> count > 0);
    if (allOccur) {
      return categories;
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < categories.size(); row++) {
      texts.add(categories.text(row));
    }
    return CategoricalColumn.of(texts);
  }

  private static Column numbers(Dataset rows, Column column) {
    if (column.type() == FieldType.NUMERIC || column.type() == FieldType.INTEGER) {
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
