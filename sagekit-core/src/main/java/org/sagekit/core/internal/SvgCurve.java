package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sagekit.api.Summary;

/**
 * Lines over an axis as SVG: ticks at round numbers, a legend in HTML beside it, and for those who
 * don't see it a title and a sentence a line. Colours repeat after six lines, with another dash.
 */
final class SvgCurve {
  private static final int LINES = 8;
  private static final int POINTS = 400;
  private static final int DOTTED = 24;
  private static final double WIDTH = 600;
  private static final double HALF_A_LETTER = 4;
  private static final double HEIGHT = 320;
  private static final double TOP = 16;
  private static final double RIGHT = 584;
  private static final double BOTTOM = 262;
  private final Summary.Curve curve;
  private final List<Summary.Line> shown;
  private final Axis across;
  private final Axis up;
  private final double left;

  private SvgCurve(Summary.Curve curve) {
    this.curve = curve;
    this.shown = curve.lines().subList(0, Math.min(LINES, curve.lines().size()));
    this.across = Axis.of(points(shown).mapToDouble(Summary.Point::x), 6);
    this.up = Axis.of(points(shown).mapToDouble(Summary.Point::y), 5);
    int digits = up.ticks().stream().mapToInt(t -> up.label(t).length()).max().orElse(1);
    this.left = 40 + 9.0 * Math.min(digits, 12);
  }

  /** Draws; {@code id} is unique on the page. */
  static String of(Summary.Curve curve, String id) {
    if (points(curve.lines()).findAny().isEmpty()) {
      return "<figure><figcaption>%s</figcaption><p class=\"more\">no points</p></figure>\n"
          .formatted(Html.name(300, curve.title()));
    }
    return new SvgCurve(curve).figure(id);
  }

  private static Stream<Summary.Point> points(List<Summary.Line> lines) {
    return lines.stream().flatMap(line -> line.points().stream()).filter(SvgCurve::isKnown);
  }

  private static boolean isKnown(Summary.Point point) {
    return Double.isFinite(point.x()) && Double.isFinite(point.y());
  }

  private String figure(String id) {
    return """
        <figure class="curve"><figcaption>%s</figcaption>
        <svg role="img" aria-labelledby="%2$s-t %2$s-d" viewBox="0 0 600 320"><title id="%2$s-t">%3$s</title><desc id="%2$s-d">%4$s</desc>
        %5$s%6$s</svg>%7$s</figure>
        """
        .formatted(
            Html.name(300, curve.title()),
            id,
            Html.text(300, curve.title()),
            description(),
            axes(),
            lines(),
            legend());
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    text.append(Html.text(120, curve.yLabel())).append(" over ");
    text.append(Html.text(120, curve.xLabel())).append('.');
    for (Summary.Line line : shown) {
      List<Summary.Point> known = points(List.of(line)).toList();
      if (!known.isEmpty()) {
        text.append(' ').append(Html.text(120, line.name())).append(": from ");
        text.append(pair(known.get(0))).append(" to ");
        text.append(pair(known.get(known.size() - 1))).append('.');
      }
    }
    return text.toString();
  }

  private static String pair(Summary.Point point) {
    return "(" + Figures.brief(point.x()) + ", " + Figures.brief(point.y()) + ")";
  }

  private double x(double value) {
    return left + across.share(value) * (RIGHT - left);
  }

  private double y(double value) {
    return BOTTOM - up.share(value) * (BOTTOM - TOP);
  }

  private String axes() {
    StringBuilder svg = new StringBuilder("<g class=\"grid\">");
    for (double tick : up.ticks()) {
      svg.append(line(left, y(tick), RIGHT, y(tick)));
    }
    svg.append("</g><g class=\"axis\">").append(line(left, BOTTOM, RIGHT, BOTTOM));
    for (double tick : across.ticks()) {
      svg.append(line(x(tick), BOTTOM, x(tick), BOTTOM + 5));
      String label = across.label(tick);
      double inside = Math.min(x(tick), WIDTH - HALF_A_LETTER * label.length());
      svg.append(text(inside, BOTTOM + 22, "middle", label));
    }
    for (double tick : up.ticks()) {
      svg.append(text(left - 8, y(tick) + 4.5, "end", up.label(tick)));
    }
    svg.append("</g><g class=\"labels\">");
    svg.append(text((left + RIGHT) / 2, HEIGHT - 8, "middle", curve.xLabel()));
    svg.append("<g transform=\"rotate(-90 16 %s)\">".formatted(Html.at((TOP + BOTTOM) / 2)));
    return svg.append(text(16, (TOP + BOTTOM) / 2, "middle", curve.yLabel()))
        .append("</g></g>\n")
        .toString();
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return "<path d=\"M%s %sL%s %s\"/>"
        .formatted(Html.at(x1), Html.at(y1), Html.at(x2), Html.at(y2));
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(Html.at(x), Html.at(y), anchor, Html.text(60, text));
  }

  /** The first line is drawn last, so that it lies on top. */
  private String lines() {
    StringBuilder svg = new StringBuilder();
    for (int i = shown.size() - 1; i >= 0; i--) {
      List<Summary.Point> points = Points.atMost(POINTS, shown.get(i).points());
      svg.append("<g class=\"line l%s\"><path d=\"".formatted(String.valueOf(i)));
      svg.append(path(points)).append("\"/>").append(dots(points)).append("</g>\n");
    }
    return svg.toString();
  }

  private String path(List<Summary.Point> points) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Summary.Point point : points) {
      boolean known = isKnown(point);
      if (known) {
        path.append(pen ? 'L' : 'M').append(Html.at(x(point.x())));
        path.append(' ').append(Html.at(y(point.y())));
      }
      pen = known;
    }
    return path.toString();
  }

  /** Few points are shown each; a point alone would otherwise not be seen at all. */
  private String dots(List<Summary.Point> points) {
    List<String> dots = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Summary.Point point = points.get(i);
      boolean alone =
          (i == 0 || !isKnown(points.get(i - 1)))
              && (i == points.size() - 1 || !isKnown(points.get(i + 1)));
      if (isKnown(point) && (alone || points.size() <= DOTTED)) {
        String at = Html.at(x(point.x())) + "\" cy=\"" + Html.at(y(point.y()));
        dots.add("<circle cx=\"" + at + "\" r=\"3.2\"/>");
      }
    }
    return String.join("", dots);
  }

  private String legend() {
    if (curve.lines().size() < 2) {
      return "";
    }
    StringBuilder html = new StringBuilder("<ul class=\"legend\">");
    for (int i = 0; i < shown.size(); i++) {
      html.append("<li><svg class=\"line l%s\" aria-hidden=\"true\">".formatted(String.valueOf(i)));
      html.append("<path d=\"M0 7H28\"/></svg>").append(Html.name(120, shown.get(i).name()));
      html.append("</li>");
    }
    html.append("</ul>");
    return html.append(HtmlTable.more(curve.lines().size() - shown.size(), "line")).toString();
  }
}
