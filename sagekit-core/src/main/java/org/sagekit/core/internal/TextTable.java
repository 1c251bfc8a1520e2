package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Summary;

/**
 * A table as text: numbers stand under each other by their decimal point, columns of text give way
 * when room is short, and the last one may take three lines.
 */
final class TextTable {
  private static final int ROWS = 50;
  private static final int COLUMNS = 24;
  private static final int GAP = 2;
  private static final int LEAST = 6;
  private static final int MOST = 400;
  private static final int LINES = 3;
  private final Ink ink;
  private final int room;

  TextTable(Ink ink, int room) {
    this.ink = ink;
    this.room = room;
  }

  /** A column with its cells in their final form; {@code width} is what it may take. */
  private static final class Column {
    private final String heading;
    private final List<String> cells;
    private final boolean numbers;
    private int width;

    private Column(String heading, List<String> cells) {
      this.heading = heading;
      this.numbers = Figures.areNumbers(cells);
      this.cells = numbers ? aligned(cells) : cells;
      this.width = Math.max(Glyphs.width(heading), widest(this.cells));
    }

    private static int widest(List<String> cells) {
      return cells.stream().mapToInt(Glyphs::width).max().orElse(0);
    }

    private static List<String> aligned(List<String> cells) {
      int behind = cells.stream().mapToInt(c -> Figures.behindUnits(c).length()).max().orElse(0);
      List<String> aligned = new ArrayList<>();
      for (String cell : cells) {
        aligned.add(cell + " ".repeat(behind - Figures.behindUnits(cell).length()));
      }
      return aligned;
    }

    private String fill(String text) {
      String cut = Glyphs.cut(text, width);
      return numbers ? Glyphs.right(cut, width) : Glyphs.left(cut, width);
    }

    private List<String> wrapped(int row) {
      return numbers ? List.of(cells.get(row)) : Glyphs.wrap(cells.get(row), width, LINES);
    }
  }

  List<String> lines(Summary.Table table) {
    List<Column> columns = columns(table);
    int dropped = fit(columns) + Math.max(0, table.columns().size() - COLUMNS);
    List<String> lines = new ArrayList<>();
    if (columns.isEmpty()) {
      return lines;
    }
    lines.add(ink.faint(joined(columns.stream().map(c -> c.fill(c.heading)).toList())));
    lines.add(ink.faint(joined(columns.stream().map(c -> "\u2500".repeat(c.width)).toList())));
    int rows = Math.min(ROWS, table.rows().size());
    for (int row = 0; row < rows; row++) {
      lines.addAll(row(columns, row));
    }
    more(table.rows().size() - rows, "row", lines);
    more(dropped, "column", lines);
    return lines;
  }

  private static void more(int count, String what, List<String> lines) {
    if (count > 0) {
      lines.add(
          "\u2026 and %s more %s".formatted(Figures.count(count), count == 1 ? what : what + "s"));
    }
  }

  private static List<Column> columns(Summary.Table table) {
    List<List<String>> rows = table.rows().subList(0, Math.min(ROWS, table.rows().size()));
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < Math.min(COLUMNS, table.columns().size()); i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> cell(row, column)).toList();
      columns.add(new Column(clean(table.columns().get(i)), cells));
    }
    return columns;
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? clean(row.get(column)) : "";
  }

  private static String clean(String cell) {
    return Glyphs.line(Glyphs.atMost(MOST, cell)).strip();
  }

  /** Narrows the widest column of text until all fit; columns that never will are left out. */
  private int fit(List<Column> columns) {
    while (total(columns) > room) {
      Column widest = null;
      for (Column column : columns) {
        if (!column.numbers && (widest == null || column.width > widest.width)) {
          widest = column;
        }
      }
      if (widest == null || widest.width <= LEAST) {
        return leaveOut(columns);
      }
      widest.width--;
    }
    return 0;
  }

  private int leaveOut(List<Column> columns) {
    int before = columns.size();
    while (columns.size() > 1 && total(columns) > room) {
      columns.remove(columns.size() - 1);
    }
    columns.get(0).width = Math.min(room, columns.get(0).width);
    return before - columns.size();
  }

  private static int total(List<Column> columns) {
    return columns.stream().mapToInt(c -> c.width + GAP).sum() - GAP;
  }

  private static List<String> row(List<Column> columns, int row) {
    Column last = columns.get(columns.size() - 1);
    List<String> tail = last.wrapped(row);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < tail.size(); line++) {
      String[] cells = new String[columns.size()];
      Arrays.fill(cells, "");
      for (int i = 0; i < cells.length - 1; i++) {
        cells[i] = columns.get(i).fill(line == 0 ? columns.get(i).cells.get(row) : "");
      }
      cells[cells.length - 1] = last.fill(tail.get(line));
      lines.add(joined(List.of(cells)).stripTrailing());
    }
    return lines;
  }

  private static String joined(List<String> cells) {
    return String.join(" ".repeat(GAP), cells);
  }
}
