package org.sagekit.core.deploy.transform;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.core.data.CellRows;

/**
 * Rows of CSV: with a header, the model's inputs are found by name among the cells that the filter
 * picks; without one, the cells that it picks are the inputs in their order.
 */
final class CsvIntake implements Intake<CsvRow> {
  private final List<Field> inputs;
  private final int width;
  private final int[] cellByInput;

  private CsvIntake(List<Field> inputs, int width, int[] cellByInput) {
    this.inputs = inputs;
    this.width = width;
    this.cellByInput = cellByInput;
  }

  /**
   * For rows under a header.
   *
   * @throws IllegalArgumentException if an input is not there, or twice
   */
  static CsvIntake ofHeader(List<Field> inputs, CsvRow header, JsonPath filter) {
    int[] picked = filter.cells(header.cells().size());
    List<String> names =
        Arrays.stream(picked).mapToObj(cell -> name(header.cells().get(cell))).toList();
    Problems problems = Problems.of("header");
    int[] cells = new int[inputs.size()];
    for (int i = 0; i < cells.length; i++) {
      String name = inputs.get(i).name();
      int first = names.indexOf(name);
      if (first < 0) {
        problems.addAll(
            List.of(
                "header must have the model's input '%s', but has not.%s"
                    .formatted(name, Problems.didYouMean(name, names))));
      } else {
        problems.require(
            first == names.lastIndexOf(name), "name '" + name + "'", "unique", "there twice");
        cells[i] = picked[first];
      }
    }
    problems.throwIfAny();
    return new CsvIntake(inputs, header.cells().size(), cells);
  }

  private static String name(String cell) {
    return CsvRow.isQuoted(cell) ? CsvRow.value(cell) : cell.strip();
  }

  /**
   * For rows without a header.
   *
   * @throws IllegalArgumentException if there are more or fewer cells than inputs
   */
  static CsvIntake ofFirst(List<Field> inputs, CsvRow first, JsonPath filter) {
    int[] picked = filter.cells(first.cells().size());
    if (picked.length != inputs.size()) {
      throw new IllegalArgumentException(
          "row must have a cell for each of the model's %s inputs, but has %s behind the filter '%s'."
              .formatted(inputs.size(), picked.length, filter));
    }
    return new CsvIntake(inputs, first.cells().size(), picked);
  }

  int width() {
    return width;
  }

  @Override
  public CsvRow parse(String text) {
    CsvRow row = CsvRow.of(text);
    if (row.cells().size() != width) {
      throw new IllegalArgumentException(
          "row must have %s cells, but has %s.".formatted(width, row.cells().size()));
    }
    return row;
  }

  @Override
  public CellRows rows(String file) {
    return CellRows.ofCsv(file, inputs);
  }

  /** As with the reader, a DataException says where and what. */
  @Override
  public void add(CsvRow row, CellRows rows) throws DataException {
    for (int cell : cellByInput) {
      String text = row.cells().get(cell);
      rows.add(CsvRow.value(text), CsvRow.isQuoted(text));
    }
  }
}
