package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

/** A table of numbers by row. */
final class ArrayTable {
  private ArrayTable() {}

  static Dataset of(String name, double[][] rows, String... columns) {
    Problems problems = Problems.of("Dataset '" + Problems.notBlank("Dataset", "name", name) + "'");
    problems.require(rows.length > 0, "rows", "at least one", "none").throwIfAny();
    int width = columns.length == 0 ? rows[0].length : columns.length;
    for (int row = 0; row < rows.length; row++) {
      requireNumbers(problems, row, rows[row], width);
    }
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      int at = column;
      String field = columns.length == 0 ? "x" + (column + 1) : columns[column];
      fields.add(Field.of(field, FieldType.NUMERIC));
      values.add(
          Column.ofNumbers(
              IntStream.range(0, rows.length).mapToDouble(row -> rows[row][at]).toArray()));
    }
    return Dataset.of(name, Schema.of(fields), values);
  }

  private static void requireNumbers(Problems problems, int row, double[] values, int width) {
    problems
        .require(values.length == width, "row " + row, width + " numbers long", values.length)
        .throwIfAny();
    for (int column = 0; column < width; column++) {
      problems
          .require(
              !Double.isInfinite(values[column]),
              "row " + row + ", column " + column,
              "finite",
              values[column],
              "NaN where the value is not known")
          .throwIfAny();
    }
  }
}
