package org.sagekit.core.internal;

import java.util.List;
import org.sagekit.api.Summary;

/** A square of figures in HTML: a table whose cells are the stronger the farther from 0. */
final class HtmlHeat {
  private static final int NAMES = 24;
  private static final int NAME = 60;

  private HtmlHeat() {}

  static String of(Summary.Heat heat) {
    int shown = Math.min(NAMES, heat.names().size());
    StringBuilder html = new StringBuilder("<figure><figcaption>");
    html.append(Html.name(300, heat.title())).append("</figcaption>");
    html.append("<div class=\"scroll\" tabindex=\"0\"><table class=\"heat\"><thead><tr><td></td>");
    for (String name : heat.names().subList(0, shown)) {
      html.append("<th scope=\"col\"><span>").append(Html.name(NAME, name)).append("</span></th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (int row = 0; row < shown; row++) {
      html.append("<tr><th scope=\"row\">").append(Html.name(NAME, heat.names().get(row)));
      html.append("</th>").append(cells(heat.rows().get(row).subList(0, shown), row));
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>");
    return html.append(HtmlTable.more(heat.names().size() - shown, "column"))
        .append("</figure>\n")
        .toString();
  }

  private static String cells(List<Double> values, int row) {
    StringBuilder cells = new StringBuilder();
    for (int column = 0; column < values.size(); column++) {
      double value = values.get(column);
      String sign = column == row ? "self" : value < 0 ? "minus" : "plus";
      double strength = Double.isFinite(value) && column != row ? Math.min(1, Math.abs(value)) : 0;
      cells.append("<td class=\"").append(sign).append("\" style=\"--s:");
      cells.append(Html.at(strength)).append("\">").append(TextHeat.cell(value)).append("</td>");
    }
    return cells.toString();
  }
}
