package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/** A square of figures as text: the names stand at the left, their numbers above. */
final class TextHeat {
  private static final int NAMES = 12;
  private static final int NAME = 20;
  private static final double STRONG = 0.5;
  private final Ink ink;
  private final int room;

  TextHeat(Ink ink, int room) {
    this.ink = ink;
    this.room = room;
  }

  List<String> lines(Summary.Heat heat) {
    List<String> lines = new ArrayList<>(Glyphs.wrap(Glyphs.line(heat.title()), room, 3));
    int shown = Math.min(NAMES, heat.names().size());
    List<String> names =
        heat.names().subList(0, shown).stream()
            .map(name -> Glyphs.cut(Glyphs.line(name), NAME))
            .toList();
    int width = names.stream().mapToInt(Glyphs::width).max().orElse(0);
    StringBuilder head = new StringBuilder(" ".repeat(width + 5));
    for (int column = 0; column < shown; column++) {
      head.append(Glyphs.right(Integer.toString(column + 1), 6));
    }
    lines.add(ink.faint(head.toString()));
    for (int row = 0; row < shown; row++) {
      String number = ink.faint(Glyphs.right(Integer.toString(row + 1), 3));
      lines.add(Glyphs.left(names.get(row), width) + "  " + number + cells(heat, row, shown));
    }
    if (shown < heat.names().size()) {
      lines.add("\u2026 and " + (heat.names().size() - shown) + " more");
    }
    return lines;
  }

  private String cells(Summary.Heat heat, int row, int shown) {
    StringBuilder cells = new StringBuilder();
    for (int column = 0; column < shown; column++) {
      String cell = Glyphs.right(cell(heat.rows().get(row).get(column)), 6);
      boolean strong = Math.abs(heat.rows().get(row).get(column)) >= STRONG && row != column;
      cells.append(row == column ? ink.faint(cell) : strong ? ink.marked(cell) : cell);
    }
    return cells.toString();
  }

  static String cell(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }
}
