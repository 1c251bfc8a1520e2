package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sagekit.api.Summary;

/** Two samples in the same bins as text: a line of blocks each, on one scale, under each other. */
final class TextPaired {
  private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final int BINS = 48;
  private static final int NAME = 20;
  private final Ink ink;
  private final int room;

  TextPaired(Ink ink, int room) {
    this.ink = ink;
    this.room = room;
  }

  List<String> lines(Summary.Paired paired) {
    List<Summary.Share> shares = paired.shares();
    shares = shares.subList(0, Math.min(BINS, shares.size()));
    double greatest =
        shares.stream().mapToDouble(s -> Math.max(s.first(), s.second())).max().orElse(0);
    String title = (paired.marked() ? "\u25c6 " : "  ") + Glyphs.line(paired.title());
    List<String> lines = new ArrayList<>();
    lines.add(paired.marked() ? ink.marked(Glyphs.cut(title, room)) : Glyphs.cut(title, room));
    String first = Glyphs.cut(Glyphs.line(paired.first()), NAME);
    String second = Glyphs.cut(Glyphs.line(paired.second()), NAME);
    int name = Math.max(Glyphs.width(first), Glyphs.width(second));
    lines.add(line(first, name, blocks(shares, Summary.Share::first, greatest)));
    lines.add(line(second, name, blocks(shares, Summary.Share::second, greatest)));
    if (!shares.isEmpty()) {
      String ends = shares.get(0).label() + " \u2026 " + shares.get(shares.size() - 1).label();
      lines.add(ink.faint(Glyphs.cut("  " + " ".repeat(name + 2) + Glyphs.line(ends), room)));
    }
    return lines;
  }

  private String line(String name, int width, String blocks) {
    return "  " + Glyphs.left(name, width) + "  " + ink.bar(blocks);
  }

  private static String blocks(
      List<Summary.Share> shares, ToDoubleFunction<Summary.Share> side, double greatest) {
    StringBuilder line = new StringBuilder();
    for (Summary.Share share : shares) {
      double value = side.applyAsDouble(share);
      boolean none = !(value > 0) || !(greatest > 0);
      int height = none ? 0 : (int) Math.ceil(BLOCKS.length() * value / greatest);
      line.append(none ? ' ' : BLOCKS.charAt(Math.max(1, Math.min(BLOCKS.length(), height)) - 1));
    }
    return line.toString();
  }
}
