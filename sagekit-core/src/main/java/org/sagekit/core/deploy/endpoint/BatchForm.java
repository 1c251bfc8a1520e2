package org.sagekit.core.deploy.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * How rows that came one by one become a table. All kinds of numbers stand in it as plain ones,
 * which is what a model reads of them. Immutable.
 */
final class BatchForm {
  private final Schema schema;
  private final boolean usable;

  BatchForm(ScoringGraph graph) {
    Set<String> numbers = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node instanceof Node.NumberInput number) {
        numbers.add(number.field());
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Field input : graph.inputs()) {
      boolean isNumber = input.type().isNumber();
      fields.add(Field.of(input.name(), isNumber ? FieldType.NUMERIC : input.type()));
    }
    this.schema = Schema.of(fields);
    this.usable =
        graph.inputs().stream().allMatch(f -> f.type().isNumber() == numbers.contains(f.name()));
  }

  /** Whether each value means the same in a table as it does alone. */
  boolean fits(Row row) {
    for (Field field : schema.fields()) {
      if (!usable
          || !row.schema().has(field.name())
          || row.schema().field(field.name()).type().isNumber() != field.type().isNumber()) {
        return false;
      }
    }
    return usable;
  }

  /** The table of rows that fit. */
  Dataset together(List<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      switch (field.type()) {
        case NUMERIC -> columns.add(Column.ofNumbers(numbers(field.name(), rows)));
        case TEXT -> columns.add(Column.ofTexts(texts(field.name(), rows)));
        default -> columns.add(Column.ofCategories(texts(field.name(), rows)));
      }
    }
    return Dataset.of("requests", schema, columns);
  }

  private static double[] numbers(String field, List<Row> rows) {
    return rows.stream().mapToDouble(row -> row.number(row.schema().indexOf(field))).toArray();
  }

  private static List<@Nullable String> texts(String field, List<Row> rows) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Row row : rows) {
      texts.add(row.text(row.schema().indexOf(field)));
    }
    return texts;
  }
}
