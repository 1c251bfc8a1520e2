package org.sagekit.studio.serve.rows;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.text.CsvTable;

/**
 * Rows of CSV. The first line is a header if at least half of the inputs' names are among its
 * cells; all of them must then be there, in any order. Otherwise every line has one value an input,
 * in the model's order.
 */
public final class CsvCells implements Cells {
  private final CsvTable table;
  private final int first;
  private final int @Nullable [] places;

  private CsvCells(CsvTable table, int first, int @Nullable [] places) {
    this.table = table;
    this.first = first;
    this.places = places;
  }

  /**
   * Reads a body.
   *
   * @param inputs of the model
   * @param body where the lines stand
   * @param size how many bytes count
   * @return the rows
   * @throws IllegalArgumentException if it is no CSV, or the columns are not the model's
   */
  public static CsvCells of(Inputs inputs, byte[] body, int size) {
    CsvTable table = CsvTable.read(body, size);
    if (table.rows() == 0) {
      return new CsvCells(table, 0, null);
    }
    if (isHeader(inputs, table)) {
      List<String> names =
          IntStream.range(0, table.width()).mapToObj(column -> table.cell(0, column)).toList();
      return new CsvCells(table, 1, inputs.places(names));
    }
    inputs.requireWidth(table.width(), 0);
    return new CsvCells(table, 0, null);
  }

  private static boolean isHeader(Inputs inputs, CsvTable table) {
    int names = 0;
    for (int column = 0; column < table.width(); column++) {
      names += inputs.has(table.cell(0, column)) ? 1 : 0;
    }
    return names > 0 && 2 * names >= inputs.size();
  }

  /**
   * Whether the first line is a header.
   *
   * @return false if there is none
   */
  public boolean hasHeader() {
    return places != null;
  }

  @Override
  public int rows() {
    return table.rows() - first;
  }

  @Override
  public @Nullable Object cell(int row, int input) {
    return table.cell(first + row, places == null ? input : places[input]);
  }

  @Override
  public boolean areTexts() {
    return true;
  }
}
