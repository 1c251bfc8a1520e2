package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.data.Columns;

/**
 * Rows like those that a model was trained with, checked for it.
 *
 * @param job for messages
 * @param graph the model
 */
record ReferenceRows(String job, ScoringGraph graph) {

  /**
   * Rows with the target in its role and of the type that the model predicts.
   *
   * @param target the column; by role if empty, and if none has the role there is none
   * @throws DataException if the rows are none, lack an input, or have no class of the model
   */
  Dataset prepared(Dataset rows, Optional<String> target) {
    if (rows.size() == 0) {
      throw new DataException("%s: rows must be at least one, but were none.".formatted(job));
    }
    checkInputs(rows.schema());
    Dataset chosen = target.map(column -> rows.as(column, Role.TARGET)).orElse(rows);
    Optional<Field> field = chosen.schema().with(Role.TARGET);
    return field.isPresent() ? judging(chosen, field.get()) : chosen;
  }

  private void checkInputs(Schema schema) {
    List<String> missing = new ArrayList<>();
    for (Field input : graph.inputs()) {
      if (!schema.has(input.name())) {
        missing.add("'" + input.name() + "'");
        continue;
      }
      FieldType type = schema.fields().get(schema.indexOf(input.name())).type();
      if (input.type().isNumber() && !type.isNumber()) {
        throw new DataException(
            "%s: column '%s' must be a number, as the model reads it so, but was %s."
                .formatted(job, input.name(), type));
      }
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s: rows must have all %s inputs of the model, but lack %s of them: %s. Maybe name the inputs by ImportedModel.withFields."
              .formatted(
                  job,
                  graph.inputs().size(),
                  missing.size(),
                  String.join(", ", missing.subList(0, Math.min(10, missing.size())))));
    }
  }

  private Dataset judging(Dataset rows, Field field) {
    FieldType type =
        graph.task() == Task.REGRESSION
            ? FieldType.NUMERIC
            : graph.task() == Task.MULTILABEL ? FieldType.TEXT : FieldType.CATEGORICAL;
    boolean fits = field.type() == type || type == FieldType.NUMERIC && field.type().isNumber();
    Column column = fits ? rows.target() : converted(rows, type);
    if (graph.task().isClassification()) {
      checkClasses(field.name(), (CategoricalColumn) column);
    }
    return rows.with(new Field(field.name(), column.type(), Role.TARGET), column);
  }

  private Column converted(Dataset rows, FieldType type) {
    try {
      return Columns.to(type, rows.target());
    } catch (DataException e) {
      throw new DataException(
          "%s: target '%s' must be %s, as the model predicts such: %s"
              .formatted(job, rows.schema().target().name(), type, e.getMessage()),
          e);
    }
  }

  /** A class that the model does not know counts as wrong; if it knows none, names are missing. */
  private void checkClasses(String name, CategoricalColumn column) {
    if (column.levels().stream().noneMatch(graph.classes()::contains)) {
      List<String> levels = column.levels();
      throw new DataException(
          "%s: target '%s' must have classes of the model, %s, but has %s. Maybe name the classes by ImportedModel.withClasses."
              .formatted(
                  job, name, graph.classes(), levels.subList(0, Math.min(10, levels.size()))));
    }
  }
}
