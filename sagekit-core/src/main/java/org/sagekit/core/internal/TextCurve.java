package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sagekit.api.Summary;

/**
 * Lines over an axis as text. One line is drawn in the eight dots of Braille characters, several
 * with a sign each, so that they can be told apart without colours.
 */
final class TextCurve {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 12;
  private static final String SIGNS = "\u2022\u00d7+o#*";
  private static final int LINES = 6;
  private static final int BRAILLE = 0x2800;
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  private final Ink ink;

  TextCurve(Ink ink) {
    this.ink = ink;
  }

  List<String> lines(Summary.Curve curve) {
    List<Summary.Line> shown = curve.lines().subList(0, Math.min(LINES, curve.lines().size()));
    Axis across = Axis.of(values(shown).mapToDouble(Summary.Point::x), 5);
    Axis up = Axis.of(values(shown).mapToDouble(Summary.Point::y), 5);
    int[][] cells = new int[HEIGHT][WIDTH];
    boolean alone = shown.size() == 1;
    for (int i = shown.size() - 1; i >= 0; i--) {
      new Pen(cells, across, up, alone ? 0 : SIGNS.charAt(i)).draw(shown.get(i).points());
    }
    List<String> lines = new ArrayList<>();
    lines.add(text(curve.title()));
    lines.add(ink.faint(text("\u2191 " + curve.yLabel())));
    lines.addAll(plot(cells, up, across));
    lines.add(ink.faint(" ".repeat(gutter(up)) + "  " + text(curve.xLabel() + " \u2192")));
    legend(curve.lines(), lines);
    return lines;
  }

  private static Stream<Summary.Point> values(List<Summary.Line> lines) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()));
  }

  private static String text(String label) {
    return Glyphs.cut(Glyphs.line(Glyphs.atMost(300, label)), 80);
  }

  private static int gutter(Axis up) {
    return up.ticks().stream().mapToInt(t -> up.label(t).length()).max().orElse(0);
  }

  private List<String> plot(int[][] cells, Axis up, Axis across) {
    int gutter = gutter(up);
    String[] labels = new String[HEIGHT];
    Arrays.fill(labels, "");
    for (double tick : up.ticks()) {
      labels[HEIGHT - 1 - (int) Math.round(up.share(tick) * (HEIGHT - 1))] = up.label(tick);
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < HEIGHT; row++) {
      StringBuilder drawn = new StringBuilder();
      for (int cell : cells[row]) {
        drawn.appendCodePoint(cell == 0 ? ' ' : cell);
      }
      String rule = labels[row].isEmpty() ? " \u2502" : " \u2524";
      lines.add(
          ink.faint(Glyphs.right(labels[row], gutter) + rule)
              + ink.bar(drawn.toString().stripTrailing()));
    }
    lines.add(ink.faint(" ".repeat(gutter) + " \u2514" + "\u2500".repeat(WIDTH)));
    lines.add(ink.faint(" ".repeat(gutter + 2) + underneath(across)));
    return lines;
  }

  private static String underneath(Axis across) {
    StringBuilder labels = new StringBuilder();
    for (double tick : across.ticks()) {
      String label = across.label(tick);
      int middle = (int) Math.round(across.share(tick) * (WIDTH - 1));
      int begin = Math.max(0, Math.min(WIDTH - label.length(), middle - label.length() / 2));
      if (labels.isEmpty() || begin > labels.length()) {
        labels.append(" ".repeat(begin - labels.length())).append(label);
      }
    }
    return labels.toString();
  }

  private static void legend(List<Summary.Line> all, List<String> lines) {
    for (int i = 0; i < Math.min(LINES, all.size()) && all.size() > 1; i++) {
      lines.add("  " + SIGNS.charAt(i) + " " + text(all.get(i).name()));
    }
    if (all.size() > LINES) {
      lines.add("  \u2026 and " + Figures.count(all.size() - LINES) + " more lines");
    }
  }

  /** Draws straight pieces between points; the sign 0 stands for Braille dots. */
  private record Pen(int[][] cells, Axis across, Axis up, int sign) {

    void draw(List<Summary.Point> points) {
      Summary.Point before = null;
      for (Summary.Point point : Points.atMost(WIDTH * 4, points)) {
        boolean known = Double.isFinite(point.x()) && Double.isFinite(point.y());
        if (known) {
          piece(before == null ? point : before, point);
        }
        before = known ? point : null;
      }
    }

    private void piece(Summary.Point from, Summary.Point to) {
      int steps = WIDTH * 4;
      for (int i = 0; i <= steps; i++) {
        double t = (double) i / steps;
        double x = across.share(from.x()) * (1 - t) + across.share(to.x()) * t;
        double y = up.share(from.y()) * (1 - t) + up.share(to.y()) * t;
        dot((int) Math.round(x * (WIDTH * 2 - 1)), (int) Math.round((1 - y) * (HEIGHT * 4 - 1)));
      }
    }

    private void dot(int x, int y) {
      int row = y / 4;
      int column = x / 2;
      cells[row][column] =
          sign != 0 ? sign : Math.max(cells[row][column], BRAILLE) | DOTS[y % 4][x % 2];
    }
  }
}
