package org.sagekit.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/**
 * Columns of yes and no that become one of labels.
 *
 * @param dataset has them
 * @param fields their names, which become the labels
 */
record LabelColumns(Dataset dataset, List<String> fields) {
  private static final String BETWEEN = "|";

  /** The other columns, and a target of this name with the labels of each row. */
  Dataset gathered(String name) {
    check(name);
    List<String> cells = IntStream.range(0, dataset.size()).mapToObj(this::cell).toList();
    return dataset
        .without(fields.toArray(String[]::new))
        .with(Field.of(name, FieldType.TEXT), Column.ofTexts(cells))
        .as(name, Role.TARGET);
  }

  private String cell(int row) {
    return fields.stream()
        .filter(field -> dataset.column(field).number(row) == 1)
        .collect(Collectors.joining(BETWEEN));
  }

  private void check(String name) {
    Problems problems = Problems.of("Labels of '" + dataset.name() + "'");
    problems
        .require(!fields.isEmpty(), "columns", "one at least", "none")
        .require(new HashSet<>(fields).size() == fields.size(), "columns", "different", fields)
        .require(
            !dataset.schema().has(name) || fields.contains(name),
            "column '" + name + "'",
            "new",
            "there already");
    fields.forEach(field -> check(field, dataset.column(field), problems));
    problems.throwIfAny();
  }

  private static void check(String field, Column column, Problems problems) {
    String subject = "column '" + field + "'";
    problems
        .require(
            !field.contains(BETWEEN) && field.equals(field.strip()),
            subject,
            "named without " + BETWEEN + " and without blanks at its ends to be a label",
            "'" + field + "'",
            "Transforms.renamed(dataset, ...)")
        .require(
            column.missing() == 0,
            subject,
            "known in each row",
            "missing in " + column.missing(),
            "Transforms.filter(dataset, row -> row.text(\"" + field + "\") != null)");
    if (column.type().isNumber()) {
      double[] others =
          IntStream.range(0, column.size())
              .mapToDouble(column::number)
              .filter(value -> value != 0 && value != 1 && !Double.isNaN(value))
              .limit(1)
              .toArray();
      problems.require(
          others.length == 0,
          subject,
          "of 0 and 1 or of booleans",
          "of others too: " + Arrays.toString(others));
    } else {
      problems.require(
          false,
          subject,
          "of 0 and 1 or of booleans",
          column.type(),
          "Datasets.retyped(dataset, \"" + field + "\", FieldType.BOOLEAN)");
    }
  }
}
