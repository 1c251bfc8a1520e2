package org.sagekit.core.internal;

import java.util.List;
import org.sagekit.api.Summary;

/**
 * Bars in HTML: a table whose middle column is a small SVG a row, so that names and figures keep
 * their size on a phone and are read aloud as a table.
 */
final class HtmlBars {
  private static final int BARS = 60;
  private static final int NAME = 120;

  private HtmlBars() {}

  static String of(Summary.Bars bars) {
    List<Summary.Bar> shown = bars.bars().subList(0, Math.min(BARS, bars.bars().size()));
    List<String> values = Figures.column(shown.stream().mapToDouble(Summary.Bar::value).toArray());
    int behind = values.stream().mapToInt(v -> Figures.behindUnits(v).length()).max().orElse(0);
    double low = shown.stream().mapToDouble(HtmlBars::length).min().orElse(0);
    double high = shown.stream().mapToDouble(HtmlBars::length).max().orElse(0);
    Scale scale = new Scale(Math.min(0, low), Math.max(0, high));
    StringBuilder html = new StringBuilder("<figure><figcaption>");
    html.append(Html.name(300, bars.title())).append("</figcaption><table class=\"bars\">\n");
    for (int i = 0; i < shown.size(); i++) {
      html.append(row(shown.get(i), values.get(i), behind, scale));
    }
    html.append("</table>").append(HtmlTable.more(bars.bars().size() - shown.size(), "bar"));
    return html.append("</figure>\n").toString();
  }

  /** What is not finite has no bar; its figure says what it is. */
  private static double length(Summary.Bar bar) {
    return Double.isFinite(bar.value()) ? bar.value() : 0;
  }

  private static String row(Summary.Bar bar, String value, int behind, Scale scale) {
    String name = Html.name(NAME, bar.name());
    return "<tr%s><th scope=\"row\">%s</th><td class=\"bar\">%s</td><td class=\"n\">%s</td></tr>\n"
        .formatted(
            bar.marked() ? " class=\"marked\"" : "",
            bar.marked() ? "<span class=\"sign\" title=\"marked\">\u25c6</span> " + name : name,
            scale.draw(length(bar)),
            Html.text(40, value) + HtmlTable.filled(behind, value));
  }

  /** From the least to the greatest value, zero included. Halves keep the span finite. */
  private record Scale(double low, double high) {

    private double percent(double value) {
      double span = high / 2 - low / 2;
      return span == 0 ? 0 : (value / 2 - low / 2) / span * 100;
    }

    String draw(double value) {
      double from = Math.min(percent(0), percent(value));
      double width = Math.abs(percent(value) - percent(0));
      String zero =
          low < 0
              ? "<line x1=\"%s%%\" x2=\"%s%%\" y2=\"100%%\"/>"
                  .formatted(Html.at(percent(0)), Html.at(percent(0)))
              : "";
      return "<svg aria-hidden=\"true\">%s<rect x=\"%s%%\" width=\"%s%%\" height=\"100%%\" rx=\"2\"/></svg>"
          .formatted(zero, Html.at(from), Html.at(width));
    }
  }
}
