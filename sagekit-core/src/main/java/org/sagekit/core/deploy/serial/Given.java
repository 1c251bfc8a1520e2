package org.sagekit.core.deploy.serial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

/**
 * What a caller gives a line: the inputs and nothing else, in their order and of their types, so
 * that functions always see the same columns. One row becomes a dataset whose cells say the same.
 */
final class Given {
  private final String subject;
  private final List<Field> inputs;

  Given(String subject, List<Field> inputs) {
    this.subject = subject;
    this.inputs = List.copyOf(inputs);
  }

  /** The inputs of many rows. */
  Dataset of(Dataset rows) {
    return of(rows.name(), rows.schema(), rows::column);
  }

  /** The inputs of a row. */
  Dataset of(Row row) {
    return of("request", row.schema(), place -> cell(row, place));
  }

  private Dataset of(String name, Schema schema, IntFunction<Column> columnAt) {
    requireAll(schema);
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field input : inputs) {
      Column given = columnAt.apply(schema.indexOf(input.name()));
      requireNumbers(input, given);
      Column column = Fitting.of(input.type(), given);
      fields.add(Field.of(input.name(), column.type()));
      columns.add(column);
    }
    return Dataset.of(name, Schema.of(fields), columns);
  }

  private void requireAll(Schema schema) {
    Problems problems = Problems.of(subject);
    for (Field input : inputs) {
      if (!schema.has(input.name())) {
        problems.addAll(
            List.of(
                "%s: column '%s' must be there, but was not.%s"
                    .formatted(
                        subject, input.name(), Problems.didYouMean(input.name(), schema.names()))));
      }
    }
    problems.throwIfAny();
  }

  /** A row made of values has no type for a missing one, so only a text is a mistake. */
  private void requireNumbers(Field input, Column given) {
    Problems.of(subject)
        .require(
            !input.type().isNumber() || given.type().isNumber() || given.missing() == given.size(),
            "column '" + input.name() + "'",
            "of type " + input.type(),
            given.type())
        .throwIfAny();
  }

  private static Column cell(Row row, int place) {
    FieldType type = row.schema().fields().get(place).type();
    String text = row.text(place);
    if (type == FieldType.TEXT) {
      return Column.ofTexts(Collections.singletonList(text));
    }
    if (type == FieldType.CATEGORICAL) {
      return Column.ofCategories(Collections.singletonList(text));
    }
    return type == FieldType.INTEGER && text != null && isWhole(text)
        ? IntegerColumn.of(new long[] {Long.parseLong(text)}, new BitSet())
        : Fitting.of(type, Column.ofNumbers(row.number(place)));
  }

  /** Whole numbers beyond 53 bits are exact as text alone. */
  private static boolean isWhole(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
