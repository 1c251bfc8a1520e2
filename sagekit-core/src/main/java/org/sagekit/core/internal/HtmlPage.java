package org.sagekit.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;

/**
 * Draws a page as one HTML file that needs nothing else: no script, no request, under a megabyte
 * whatever the input. All text is escaped.
 */
public final class HtmlPage {
  private static final int LARGEST = 900_000;
  private static final String SECTION_END = "</section>\n";
  private static final int NOTE = 4_000;
  private static final int SETTINGS = 200;
  private static final int SIDE_BY_SIDE = 3;

  /** So many in one piece, so that a long row of figures is not left out as a whole. */
  private static final int GRID = 12;

  private final StringBuilder body = new StringBuilder();
  private int bytes;
  private int leftOut;
  private int figures;

  private HtmlPage() {}

  /** Draws a page. */
  public static String of(Page page) {
    return new HtmlPage().draw(page);
  }

  private String draw(Page page) {
    add(header(page));
    if (!page.timeline().isEmpty()) {
      add(HtmlTimeline.of(page.timeline(), i -> anchor(page, page.timeline().get(i).name())));
    }
    for (int i = 0; i < page.sections().size(); i++) {
      section(page, i);
    }
    String rest = leftOut == 0 ? "" : HtmlTable.more(leftOut, "piece") + "\n";
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style></head><body>
        <svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern></defs></svg>
        <main>
        %s%s</main>
        <footer>Made by SageKit.</footer>
        </body></html>
        """
        .formatted(
            Html.text(200, page.title() + (page.kind().isEmpty() ? "" : " \u00b7 " + page.kind())),
            style(),
            body,
            rest);
  }

  /** Adds a piece if there is room; whole pieces only, so that every element is closed. */
  private boolean add(String piece) {
    int size = piece.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + size > LARGEST) {
      leftOut++;
      return false;
    }
    bytes += size;
    body.append(piece);
    return true;
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
      byte[] content = Objects.requireNonNull(css, "page.css").readAllBytes();
      return new String(content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Page page) {
    StringBuilder html = new StringBuilder("<header class=\"top\">");
    if (!page.kind().isEmpty()) {
      html.append("<p class=\"kind\">").append(Html.text(80, page.kind())).append("</p>");
    }
    html.append("<h1>").append(Html.name(400, page.title())).append("</h1>");
    if (!page.facts().isEmpty()) {
      html.append("<dl class=\"facts\">");
      for (Page.Fact fact : page.facts()) {
        html.append("<div><dt>").append(Html.text(60, fact.name())).append("</dt><dd>");
        html.append(Html.name(200, fact.value())).append("</dd></div>");
      }
      html.append("</dl>");
    }
    html.append("</header>\n");
    page.notice()
        .ifPresent(
            notice ->
                html.append(
                    "<div class=\"notice%s\" role=\"note\"><strong>%s</strong><p>%s</p></div>\n"
                        .formatted(
                            notice.alarming() ? " alarming" : "",
                            Html.name(200, notice.title()),
                            Html.lines(NOTE, notice.text()))));
    return html.toString();
  }

  private static String anchor(Page page, String name) {
    for (int i = 0; i < page.sections().size(); i++) {
      if (page.sections().get(i).title().equals(name)) {
        return "s" + i;
      }
    }
    return "";
  }

  private void section(Page page, int index) {
    Page.Section section = page.sections().get(index);
    String id = "s" + index;
    String title =
        section.title().isEmpty()
            ? "<section class=\"only\">"
            : "<section aria-labelledby=\"%1$s\"><div class=\"heading\"><h2 id=\"%1$s\">%2$s</h2><p>%3$s</p></div>\n"
                .formatted(id, Html.name(200, section.title()), Html.text(100, section.remark()));
    if (!add(title)) {
      return;
    }
    bytes += SECTION_END.length();
    for (Summary summary : section.summaries()) {
      if (!summary.title().isEmpty() && !summary.title().equals(page.title())) {
        add("<h3>" + Html.name(300, summary.title()) + "</h3>\n");
      }
      pieces(summary.parts()).forEach(this::add);
    }
    if (!section.settings().asMap().isEmpty()) {
      add(settings(section.settings()));
    }
    body.append(SECTION_END);
  }

  /**
   * Three and more figures of bars or pairs that follow each other stand side by side where there
   * is room.
   */
  private List<String> pieces(List<Summary.Part> parts) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < parts.size(); ) {
      int run = runOfFigures(parts, i);
      if (parts.get(i) instanceof Summary.Paired first) {
        pieces.add(HtmlPaired.legend(first));
      }
      pieces.addAll(run < SIDE_BY_SIDE ? each(parts, i, run) : grids(parts, i, run));
      i += run;
    }
    return pieces;
  }

  private List<String> each(List<Summary.Part> parts, int from, int count) {
    return parts.subList(from, from + count).stream().map(this::part).toList();
  }

  private List<String> grids(List<Summary.Part> parts, int from, int count) {
    List<String> grids = new ArrayList<>();
    for (int i = 0; i < count; i += GRID) {
      List<String> figures = each(parts, from + i, Math.min(GRID, count - i));
      grids.add("<div class=\"side\">\n" + String.join("", figures) + "</div>\n");
    }
    return grids;
  }

  /** How many figures of one sort that may stand side by side follow each other. */
  private static int runOfFigures(List<Summary.Part> parts, int from) {
    Class<?> sort = parts.get(from).getClass();
    int end = from;
    while (end < parts.size() && parts.get(end).getClass() == sort) {
      end++;
    }
    return sort == Summary.Bars.class || sort == Summary.Paired.class ? end - from : 1;
  }

  private String part(Summary.Part part) {
    if (part instanceof Summary.Table table) {
      return HtmlTable.of(table);
    }
    if (part instanceof Summary.Bars bars) {
      return HtmlBars.of(bars);
    }
    if (part instanceof Summary.Heat heat) {
      return HtmlHeat.of(heat);
    }
    if (part instanceof Summary.Paired paired) {
      return HtmlPaired.of(paired);
    }
    if (part instanceof Summary.Curve curve) {
      figures++;
      return SvgCurve.of(curve, "f" + figures);
    }
    Summary.Note note = (Summary.Note) part;
    return "<p class=\"note\" dir=\"auto\">" + Html.lines(NOTE, note.text()) + "</p>\n";
  }

  private static String settings(Settings settings) {
    SortedMap<String, String> all = new TreeMap<>(settings.asMap());
    List<List<String>> rows =
        all.entrySet().stream()
            .limit(SETTINGS)
            .map(one -> List.of(one.getKey(), one.getValue()))
            .toList();
    return "<details><summary>Settings (%s)</summary>%s%s</details>\n"
        .formatted(
            Figures.count(all.size()),
            HtmlTable.of(new Summary.Table(List.of("setting", "value"), rows)),
            HtmlTable.more(all.size() - rows.size(), "setting"));
  }
}
