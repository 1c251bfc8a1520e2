package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;

/** Bars as text, in eighths of a column; negative ones go to the left of the zero line. */
final class TextBars {
  private static final int BARS = 40;
  private static final int NAME = 34;
  private static final int LONGEST = 40;
  private static final String EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589";
  private final Ink ink;
  private final int room;

  TextBars(Ink ink, int room) {
    this.ink = ink;
    this.room = room;
  }

  List<String> lines(Summary.Bars bars) {
    List<String> lines = new ArrayList<>();
    lines.add(Glyphs.cut(Glyphs.line(bars.title()), room));
    List<Summary.Bar> shown = bars.bars().subList(0, Math.min(BARS, bars.bars().size()));
    List<String> names = shown.stream().map(TextBars::name).toList();
    List<String> values = Figures.column(shown.stream().mapToDouble(Summary.Bar::value).toArray());
    int width = names.stream().mapToInt(Glyphs::width).max().orElse(0);
    int digits = values.stream().mapToInt(String::length).max().orElse(0);
    Scale scale = Scale.of(shown);
    for (int i = 0; i < shown.size(); i++) {
      Summary.Bar bar = shown.get(i);
      String sign = bar.marked() ? "\u25c6 " : "  ";
      String name = sign + Glyphs.left(names.get(i), width);
      String drawn = scale.draw(bar.value());
      lines.add(
          (bar.marked() ? ink.marked(name) : name)
              + "  "
              + Glyphs.right(values.get(i), digits)
              + "  "
              + (bar.marked() ? ink.marked(drawn) : ink.bar(drawn)));
    }
    if (shown.size() < bars.bars().size()) {
      lines.add("  \u2026 and " + Figures.count(bars.bars().size() - shown.size()) + " more");
    }
    return lines;
  }

  private static String name(Summary.Bar bar) {
    return Glyphs.cut(Glyphs.line(Glyphs.atMost(200, bar.name())), NAME);
  }

  /** How many columns there are left and right of zero, and how long a bar of a value is. */
  private record Scale(int left, double largest) {

    static Scale of(List<Summary.Bar> bars) {
      double low = 0;
      double high = 0;
      for (Summary.Bar bar : bars) {
        if (Double.isFinite(bar.value())) {
          low = Math.max(low, -bar.value());
          high = Math.max(high, bar.value());
        }
      }
      double share = low == 0 ? 0 : low / 2 / (low / 2 + high / 2);
      return new Scale((int) Math.ceil(share * LONGEST), Math.max(low, high));
    }

    private double columns(double value) {
      double side = Math.max(left, LONGEST - left);
      double share = largest == 0 || Double.isNaN(value) ? 0 : Math.abs(value) / largest;
      return Math.min(1, share) * side;
    }

    String draw(double value) {
      String line = left == 0 ? "" : "\u2502";
      double columns = Math.min(columns(value), value < 0 ? left : LONGEST - left);
      if (value < 0) {
        int whole = (int) columns;
        String bar = (columns - whole >= 0.5 ? "\u2590" : "") + "\u2588".repeat(whole);
        return Glyphs.right(bar, left) + line;
      }
      return " ".repeat(left) + line + rightwards(columns);
    }

    private static String rightwards(double columns) {
      int eighths = (int) Math.round(columns * 8);
      int part = eighths % 8;
      return "\u2588".repeat(eighths / 8) + (part == 0 ? "" : EIGHTHS.charAt(part));
    }
  }
}
