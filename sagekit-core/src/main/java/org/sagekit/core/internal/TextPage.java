package org.sagekit.core.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;

/** Draws a page as plain text of at most 100 columns. For one thread. */
public final class TextPage {
  static final int WIDTH = 100;
  private static final int INDENT = 2;
  private static final int NOTE_LINES = 12;
  private static final int BAR = 32;
  private static final int NAME = 34;
  private static final int SPANS = 40;

  private final Appendable out;
  private final Ink ink;

  private TextPage(Appendable out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /** Draws without colours. */
  public static TextPage plain(Appendable out) {
    return new TextPage(out, Ink.PLAIN);
  }

  /** Draws with the colours of an ANSI terminal. */
  public static TextPage coloured(Appendable out) {
    return new TextPage(out, Ink.COLOURED);
  }

  /**
   * Draws a page.
   *
   * @throws UncheckedIOException if it can't be written
   */
  public void draw(Page page) {
    try {
      for (String line : lines(page)) {
        out.append(line.stripTrailing()).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(Page page) {
    List<String> lines = new ArrayList<>();
    for (String line : Glyphs.wrap(Glyphs.line(page.title()), WIDTH, 3)) {
      lines.add(ink.strong(line));
    }
    lines.addAll(facts(page));
    page.notice().ifPresent(notice -> lines.addAll(notice(notice)));
    if (!page.timeline().isEmpty()) {
      lines.add("");
      lines.addAll(timeline(page.timeline()));
    }
    page.sections().forEach(section -> lines.addAll(section(section, page)));
    return lines;
  }

  private List<String> facts(Page page) {
    StringBuilder facts = new StringBuilder(page.kind());
    for (Page.Fact fact : page.facts()) {
      facts.append(" \u00b7 ").append(fact.name()).append(' ').append(fact.value());
    }
    if (facts.isEmpty()) {
      return List.of();
    }
    return Glyphs.wrap(Glyphs.line(facts.toString()), WIDTH, 3).stream().map(ink::faint).toList();
  }

  private List<String> notice(Page.Notice notice) {
    List<String> lines = new ArrayList<>();
    String sign = notice.alarming() ? "\u2717 " : "\u25cb ";
    lines.add("");
    String title = sign + Glyphs.cut(Glyphs.line(notice.title()), WIDTH - 2);
    lines.add(notice.alarming() ? ink.alarm(title) : ink.marked(title));
    lines.addAll(paragraph(notice.text()));
    return lines;
  }

  private static List<String> paragraph(String text) {
    return Glyphs.lines(Glyphs.atMost(NOTE_LINES * WIDTH, text))
        .lines()
        .flatMap(line -> Glyphs.wrap(line, WIDTH - INDENT, NOTE_LINES).stream())
        .limit(NOTE_LINES)
        .map(line -> " ".repeat(INDENT) + line)
        .toList();
  }

  private List<String> timeline(List<Page.Span> spans) {
    double end = spans.stream().mapToDouble(s -> s.from() + s.seconds()).max().orElse(0);
    List<Page.Span> shown = spans.subList(0, Math.min(spans.size(), SPANS));
    List<String> names = shown.stream().map(TextPage::name).toList();
    int width = names.stream().mapToInt(Glyphs::width).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      lines.add(line(shown.get(i), Glyphs.left(names.get(i), width), end > 0 ? BAR / end : 0));
    }
    if (shown.size() < spans.size()) {
      lines.add("  \u2026 and " + Figures.count(spans.size() - shown.size()) + " more stages");
    }
    return lines;
  }

  private static String name(Page.Span span) {
    return Glyphs.cut("  ".repeat(Math.min(4, span.depth())) + Glyphs.line(span.name()), NAME);
  }

  private String line(Page.Span span, String name, double columnsPerSecond) {
    int begin = (int) Math.min(BAR - 1, Math.floor(span.from() * columnsPerSecond));
    int length = (int) Math.max(1, Math.round(span.seconds() * columnsPerSecond));
    boolean restored = span.state() == Page.State.RESTORED;
    String bar = (restored ? "\u2591" : "\u2588").repeat(Math.min(length, BAR - begin));
    String took = Figures.duration(seconds(span.seconds()));
    return switch (span.state()) {
      case UNFINISHED -> "\u25cb " + name;
      default ->
          (restored ? "\u21ba " : "\u2713 ")
              + name
              + "  "
              + " ".repeat(begin)
              + ink.bar(bar)
              + " ".repeat(BAR - begin - bar.length())
              + Glyphs.right(took, 13)
              + (restored ? "  restored" : "");
    };
  }

  static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private List<String> section(Page.Section section, Page page) {
    List<String> lines = new ArrayList<>();
    if (!section.title().isEmpty()) {
      lines.add("");
      lines.add(heading(section));
    }
    boolean first = section.title().isEmpty();
    for (Summary summary : section.summaries()) {
      if (!summary.title().isEmpty() && !summary.title().equals(page.title())) {
        if (first || summary != section.summaries().get(0)) {
          lines.add("");
        }
        lines.add("  " + ink.strong(Glyphs.cut(Glyphs.line(summary.title()), WIDTH - INDENT)));
      }
      summary.parts().forEach(part -> lines.addAll(part(part)));
    }
    return lines;
  }

  private String heading(Page.Section section) {
    String remark = Glyphs.cut(Glyphs.line(section.remark()), 40);
    int room = WIDTH - 6 - Glyphs.width(remark);
    String title = Glyphs.cut(Glyphs.line(section.title()), room - 2);
    String rule = "\u2500".repeat(Math.max(1, room - Glyphs.width(title) + 1));
    return ink.faint("\u2500\u2500")
        + " "
        + ink.strong(title)
        + " "
        + ink.faint(rule + (remark.isEmpty() ? "" : " " + remark));
  }

  private List<String> part(Summary.Part part) {
    List<String> lines = new ArrayList<>();
    if (part instanceof Summary.Note note) {
      return paragraph(note.text());
    }
    if (part instanceof Summary.Paired paired && !paired.marked()) {
      return List.of();
    }
    lines.add("");
    if (part instanceof Summary.Table table) {
      lines.addAll(new TextTable(ink, WIDTH - INDENT).lines(table));
    } else if (part instanceof Summary.Bars bars) {
      lines.addAll(new TextBars(ink, WIDTH - INDENT).lines(bars));
    } else if (part instanceof Summary.Curve curve) {
      lines.addAll(new TextCurve(ink).lines(curve));
    } else if (part instanceof Summary.Heat heat) {
      lines.addAll(new TextHeat(ink, WIDTH - INDENT).lines(heat));
    } else if (part instanceof Summary.Paired paired) {
      lines.addAll(new TextPaired(ink, WIDTH - INDENT).lines(paired));
    }
    return lines.stream().map(line -> line.isEmpty() ? line : " ".repeat(INDENT) + line).toList();
  }
}
