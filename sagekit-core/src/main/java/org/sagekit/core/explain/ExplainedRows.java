package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;

/** Brings rows into the form of a graph's inputs: these columns, in this order. */
final class ExplainedRows {
  private ExplainedRows() {}

  /**
   * Of rows.
   *
   * @throws IllegalArgumentException if an input is not there; the message has the nearest column
   */
  static Dataset of(ScoringGraph graph, Dataset rows) {
    require(graph, rows.schema());
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field input : graph.inputs()) {
      Column column = rows.column(input.name());
      fields.add(Field.of(input.name(), column.type()));
      columns.add(column);
    }
    return Dataset.of(rows.name(), Schema.of(fields), columns);
  }

  /** Of one row. */
  static Dataset of(ScoringGraph graph, Row row) {
    require(graph, row.schema());
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field input : graph.inputs()) {
      int index = row.schema().indexOf(input.name());
      fields.add(Field.of(input.name(), row.schema().fields().get(index).type()));
      columns.add(column(row, index));
    }
    return Dataset.of("row", Schema.of(fields), columns);
  }

  private static void require(ScoringGraph graph, Schema schema) {
    Problems problems = Problems.of("Explainer");
    for (Field input : graph.inputs()) {
      if (!schema.has(input.name())) {
        problems.addAll(
            List.of(
                "Explainer: column '%s' must be there, but was not.%s"
                    .formatted(input.name(), Problems.didYouMean(input.name(), schema.names()))));
      }
    }
    problems.throwIfAny();
  }

  private static Column column(Row row, int index) {
    List<@Nullable String> text = Arrays.asList(row.text(index));
    return switch (row.schema().fields().get(index).type()) {
      case NUMERIC -> Column.ofNumbers(row.number(index));
      case INTEGER -> whole(row.number(index), row.text(index));
      case BOOLEAN -> BooleanColumn.of(flag(row.number(index)));
      case DATETIME -> DateTimeColumn.of(millis(row.number(index)));
      case CATEGORICAL -> Column.ofCategories(text);
      case TEXT -> Column.ofTexts(text);
    };
  }

  /** A long may have more digits than a double. */
  private static Column whole(double number, @Nullable String text) {
    BitSet gaps = new BitSet();
    gaps.set(0, text == null || Double.isNaN(number));
    long value = (long) number;
    if (text != null && text.matches("-?\\d{1,18}")) {
      value = Long.parseLong(text);
    }
    return IntegerColumn.of(new long[] {gaps.get(0) ? 0 : value}, gaps);
  }

  private static byte[] flag(double number) {
    return new byte[] {Double.isNaN(number) ? -1 : (byte) number};
  }

  private static long[] millis(double number) {
    return new long[] {Double.isNaN(number) ? DateTimeColumn.MISSING : (long) number};
  }
}
