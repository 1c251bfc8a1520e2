package org.sagekit.core.internal;

import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/**
 * Two samples in the same bins: few bins as a table with two bars a row, many as columns of the
 * first sample with the outline of the second before them. For those who don't see it, a sentence.
 */
final class HtmlPaired {
  private static final int ROWS = 8;
  private static final int BINS = 60;
  private static final int LABEL = 60;
  private static final double WIDTH = 320;
  private static final double TOP = 18;
  private static final double BOTTOM = 108;
  private static final double TEXT = 124;

  private final Summary.Paired paired;
  private final List<Summary.Share> shares;
  private final double greatest;

  private HtmlPaired(Summary.Paired paired) {
    this.paired = paired;
    this.shares = paired.shares().subList(0, Math.min(BINS, paired.shares().size()));
    this.greatest =
        shares.stream()
            .mapToDouble(s -> Math.max(known(s.first()), known(s.second())))
            .max()
            .orElse(0);
  }

  /** What the two samples are called; stands once before figures that follow each other. */
  static String legend(Summary.Paired paired) {
    return "<p class=\"pairs\"><span class=\"then\"></span>%s <span class=\"now\"></span>%s</p>\n"
        .formatted(Html.name(LABEL, paired.first()), Html.name(LABEL, paired.second()));
  }

  static String of(Summary.Paired paired) {
    return new HtmlPaired(paired).figure();
  }

  private static double known(double share) {
    return Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
  }

  private String figure() {
    String title = Html.name(300, paired.title());
    return "<figure class=\"paired%s\"><figcaption>%s</figcaption>%s%s</figure>\n"
        .formatted(
            paired.marked() ? " marked" : "",
            paired.marked()
                ? "<span class=\"sign\" title=\"marked\">\u25c6</span> " + title
                : title,
            shares.size() <= ROWS ? rows() : columns(),
            HtmlTable.more(paired.shares().size() - shares.size(), "bin"));
  }

  private String rows() {
    StringBuilder html = new StringBuilder("<table class=\"bars\">\n");
    for (Summary.Share share : shares) {
      html.append("<tr><th scope=\"row\">").append(Html.name(LABEL, share.label()));
      html.append("</th><td class=\"bar\"><svg aria-hidden=\"true\">");
      html.append(bar("then", share.first(), "0")).append(bar("now", share.second(), "55%"));
      html.append("</svg></td><td class=\"n\">").append(percent(share.first()));
      html.append(" \u2192 ").append(percent(share.second())).append("</td></tr>\n");
    }
    return html.append("</table>").toString();
  }

  private String bar(String sample, double share, String y) {
    double width = greatest == 0 ? 0 : known(share) / greatest * 100;
    return "<rect class=\"%s\" y=\"%s\" width=\"%s%%\" height=\"45%%\"/>"
        .formatted(sample, y, Html.at(width));
  }

  private static String percent(double share) {
    double percent = 100 * known(share);
    return String.format(Locale.ROOT, percent >= 9.95 ? "%.0f%%" : "%.1f%%", percent);
  }

  private String columns() {
    StringBuilder svg = new StringBuilder("<svg role=\"img\" viewBox=\"0 0 320 130\">");
    svg.append("<title>").append(Html.text(1_000, told())).append("</title><g class=\"then\">");
    double width = WIDTH / shares.size();
    for (int i = 0; i < shares.size(); i++) {
      double height = height(shares.get(i).first());
      svg.append("<rect x=\"").append(Html.at(i * width + 0.5)).append("\" y=\"");
      svg.append(Html.at(BOTTOM - height)).append("\" width=\"").append(Html.at(width - 1));
      svg.append("\" height=\"").append(Html.at(height)).append("\"/>");
    }
    svg.append("</g><path class=\"base\" d=\"M0 ").append(Html.at(BOTTOM)).append("H320\"/>");
    svg.append("<path class=\"now\" d=\"").append(outline(width)).append("\"/>");
    return svg.append(labels()).append("</svg>").toString();
  }

  private double height(double share) {
    return greatest == 0 ? 0 : known(share) / greatest * (BOTTOM - TOP);
  }

  private String outline(double width) {
    StringBuilder path = new StringBuilder("M0 ").append(Html.at(BOTTOM));
    for (int i = 0; i < shares.size(); i++) {
      path.append('V').append(Html.at(BOTTOM - height(shares.get(i).second())));
      path.append('H').append(Html.at((i + 1) * width));
    }
    return path.append('V').append(Html.at(BOTTOM)).toString();
  }

  /** The ends below, and how much the highest column is. */
  private String labels() {
    return text(0, TEXT, "start", shares.get(0).label())
        + text(WIDTH, TEXT, "end", shares.get(shares.size() - 1).label())
        + text(WIDTH, TOP - 7, "end", "highest " + percent(greatest));
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(Html.at(x), Html.at(y), anchor, Html.text(28, text));
  }

  private String told() {
    StringBuilder text = new StringBuilder(paired.first() + " and " + paired.second() + ": ");
    for (Summary.Share share : shares) {
      text.append(share.label()).append(' ').append(percent(share.first())).append(" and ");
      text.append(percent(share.second())).append("; ");
    }
    return text.toString();
  }
}
