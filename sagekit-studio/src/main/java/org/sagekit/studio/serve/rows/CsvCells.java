package org.sagekit.studio.serve.rows;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.text.CsvReader;

/**
 * Rows of CSV. The first line is a header if at least half of the inputs' names are among its
 * cells; all of them must then be there, in any order. Otherwise every line has one value an input,
 * in the model's order.
 */
public final class CsvCells implements Cells {
  private final List<String[]> lines;
  private final int first;
  private final int @Nullable [] places;

  private CsvCells(List<String[]> lines, int first, int @Nullable [] places) {
    this.lines = lines;
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
    List<String[]> lines = CsvReader.read(body, size);
    if (lines.isEmpty()) {
      return new CsvCells(lines, 0, null);
    }
    if (isHeader(inputs, lines.get(0))) {
      return new CsvCells(lines, 1, inputs.places(Arrays.asList(lines.get(0))));
    }
    inputs.requireWidth(lines.get(0).length, 0);
    return new CsvCells(lines, 0, null);
  }

  private static boolean isHeader(Inputs inputs, String[] cells) {
    int names = 0;
    for (String cell : cells) {
      names += inputs.has(cell) ? 1 : 0;
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
    return lines.size() - first;
  }

  @Override
  public @Nullable Object cell(int row, int input) {
    String[] line = lines.get(first + row);
    return line[places == null ? input : places[input]];
  }

  @Override
  public boolean areTexts() {
    return true;
  }
}
