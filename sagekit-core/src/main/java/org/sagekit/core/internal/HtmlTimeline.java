package org.sagekit.core.internal;

import java.util.List;
import java.util.function.IntFunction;

/** When which stage worked, a bar each; restored ones are hatched. */
final class HtmlTimeline {
  private static final int SPANS = 100;
  private static final double LEAST_PERCENT = 0.4;

  private HtmlTimeline() {}

  /** Draws; {@code anchor} is where a span's section begins, or empty. */
  static String of(List<Page.Span> spans, IntFunction<String> anchor) {
    double end = spans.stream().mapToDouble(s -> s.from() + s.seconds()).max().orElse(0);
    StringBuilder html = new StringBuilder();
    html.append("<section aria-labelledby=\"timeline\"><h2 id=\"timeline\">Timeline</h2>");
    html.append("<table class=\"bars timeline\">\n");
    int shown = Math.min(SPANS, spans.size());
    for (int i = 0; i < shown; i++) {
      html.append(row(spans.get(i), end, anchor.apply(i)));
    }
    html.append("</table>").append(HtmlTable.more(spans.size() - shown, "stage"));
    return html.append("</section>\n").toString();
  }

  private static String row(Page.Span span, double end, String anchor) {
    String name = Html.name(120, span.name());
    String linked = anchor.isEmpty() ? name : "<a href=\"#" + anchor + "\">" + name + "</a>";
    return "<tr class=\"d%s\"><th scope=\"row\">%s</th><td class=\"bar\">%s</td><td class=\"n\">%s</td></tr>\n"
        .formatted(
            String.valueOf(Math.min(3, span.depth())),
            linked,
            end > 0 && span.state() != Page.State.UNFINISHED ? bar(span, end) : "",
            took(span));
  }

  private static String bar(Page.Span span, double end) {
    double from = Math.min(100 - LEAST_PERCENT, span.from() / end * 100);
    double width = Math.max(LEAST_PERCENT, span.seconds() / end * 100);
    return "<svg aria-hidden=\"true\"><rect%s x=\"%s%%\" width=\"%s%%\" height=\"100%%\" rx=\"2\"/></svg>"
        .formatted(
            span.state() == Page.State.RESTORED ? " class=\"restored\"" : "",
            Html.at(from),
            Html.at(width));
  }

  private static String took(Page.Span span) {
    return switch (span.state()) {
      case WORKED -> Figures.duration(TextPage.seconds(span.seconds()));
      case RESTORED -> "restored";
      case UNFINISHED -> "not finished";
    };
  }
}
