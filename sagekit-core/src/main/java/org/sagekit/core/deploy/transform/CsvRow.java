package org.sagekit.core.deploy.transform;

import java.util.ArrayList;
import java.util.List;

/** A row of CSV whose cells are as they stand there, quotes and all. Immutable. */
record CsvRow(List<String> cells) {
  private static final char QUOTE = '"';

  /**
   * Takes a row apart, by RFC 4180 and as {@link org.sagekit.core.data.CsvReader} does.
   *
   * @throws IllegalArgumentException if a quote is not closed, or text is behind one that is
   */
  static CsvRow of(String text) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int to = endOf(text, from);
      cells.add(text.substring(from, to));
      from = to + 1;
    }
    return new CsvRow(cells);
  }

  private static int endOf(String text, int from) {
    if (from == text.length() || text.charAt(from) != QUOTE) {
      int comma = text.indexOf(',', from);
      return comma < 0 ? text.length() : comma;
    }
    int to = text.indexOf(QUOTE, from + 1);
    while (to >= 0 && to + 1 < text.length() && text.charAt(to + 1) == QUOTE) {
      to = text.indexOf(QUOTE, to + 2);
    }
    if (to < 0) {
      throw new IllegalArgumentException(
          "cell must end, but its quote is not closed: %s".formatted(brief(text, from)));
    }
    if (to + 1 < text.length() && text.charAt(to + 1) != ',') {
      throw new IllegalArgumentException(
          "cell must have a comma or the row's end behind its closing quote, but has '%s': %s"
              .formatted(text.charAt(to + 1), brief(text, from)));
    }
    return to + 1;
  }

  private static String brief(String text, int from) {
    int most = 40;
    return text.length() - from <= most
        ? text.substring(from) + "."
        : text.substring(from, from + most) + "...";
  }

  /** Whether a cell is in quotes. */
  static boolean isQuoted(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == QUOTE;
  }

  /** What a cell says, without its quotes. */
  static String value(String cell) {
    return isQuoted(cell) ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
  }

  /** A row with more cells at its end. */
  CsvRow with(List<String> more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(more);
    return new CsvRow(all);
  }

  /** Some cells, as a line. */
  String line(int[] picked) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < picked.length; i++) {
      line.append(i == 0 ? "" : ",").append(cells.get(picked[i]));
    }
    // An empty line would not count as a row; a blank does.
    return line.isEmpty() ? " " : line.toString();
  }
}
