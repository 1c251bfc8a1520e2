package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.sagekit.api.Summary;

/** A table in HTML; numbers stand under each other by their decimal point. */
final class HtmlTable {
  private static final int ROWS = 200;
  private static final int COLUMNS = 40;
  private static final int CELL = 300;
  private static final int LONG = 40;
  private static final int LARGEST = 120_000;
  private static final Pattern SHAPE = Pattern.compile("[\u2581-\u2588 ]+");
  private final Summary.Table table;
  private final int columns;
  private final List<List<String>> rows;

  private HtmlTable(Summary.Table table) {
    this.table = table;
    this.columns = Math.min(COLUMNS, table.columns().size());
    this.rows = table.rows().subList(0, Math.min(ROWS, table.rows().size()));
  }

  static String of(Summary.Table table) {
    return new HtmlTable(table).drawn();
  }

  private String drawn() {
    List<Boolean> numbers = new ArrayList<>();
    List<Integer> behind = new ArrayList<>();
    StringBuilder html =
        new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (int column = 0; column < columns; column++) {
      List<String> cells = cells(column);
      boolean number = Figures.areNumbers(cells);
      numbers.add(number);
      behind.add(cells.stream().mapToInt(c -> Figures.behindUnits(c).length()).max().orElse(0));
      html.append("<th scope=\"col\"").append(number ? " class=\"n\">" : ">");
      html.append(Html.name(CELL, table.columns().get(column))).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    int drawn = 0;
    while (drawn < rows.size() && html.length() < LARGEST) {
      html.append(row(rows.get(drawn), numbers, behind));
      drawn++;
    }
    html.append("</tbody></table></div>");
    html.append(more(table.rows().size() - drawn, "row"));
    return html.append(more(table.columns().size() - columns, "column")).append('\n').toString();
  }

  static String more(int count, String what) {
    return count <= 0
        ? ""
        : "<p class=\"more\">and %s more %s</p>"
            .formatted(Figures.count(count), count == 1 ? what : what + "s");
  }

  private List<String> cells(int column) {
    return rows.stream().map(row -> cell(row, column)).toList();
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column).strip() : "";
  }

  private String row(List<String> row, List<Boolean> numbers, List<Integer> behind) {
    StringBuilder html = new StringBuilder("<tr>");
    for (int column = 0; column < columns; column++) {
      String cell = cell(row, column);
      if (numbers.get(column)) {
        html.append("<td class=\"n\">").append(Html.text(CELL, cell));
        html.append(filled(behind.get(column), cell)).append("</td>");
      } else {
        html.append("<td").append(kind(cell)).append('>');
        html.append(Html.name(CELL, cell)).append("</td>");
      }
    }
    return html.append("</tr>\n").toString();
  }

  /** Lines of blocks keep their gaps, long texts may take several lines. */
  private static String kind(String cell) {
    if (SHAPE.matcher(cell).matches()) {
      return " class=\"shape\"";
    }
    return cell.length() > LONG ? " class=\"long\"" : "";
  }

  /** An unseen rest, so that decimal points meet; drawn by the style, so it is not copied. */
  static String filled(int behind, String number) {
    String rest = Figures.behindUnits(number);
    int missing = Math.min(20, behind - rest.length());
    if (missing <= 0 || !Figures.isNumber(number)) {
      return "";
    }
    String unseen = rest.isEmpty() ? "." + "0".repeat(missing - 1) : "0".repeat(missing);
    return "<i data-rest=\"" + unseen + "\"></i>";
  }
}
