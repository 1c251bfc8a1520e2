package org.sagekit.examples;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How one method did, as a line of a table and of JSON. */
interface MethodScore {

  /** The method's name. */
  String method();

  /** Names and figures; null for those that can't be told. */
  Map<String, Object> asMap();

  /** The figures, in columns. */
  String figures();

  /** A method that does not apply. */
  record Skipped(String method, String reason) implements MethodScore {

    @Override
    public Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("method", method);
      map.put("skipped", reason);
      return map;
    }

    @Override
    public String figures() {
      return "  skipped: " + reason;
    }
  }

  /** A figure for a table. */
  static String column(double figure) {
    return Double.isNaN(figure)
        ? String.format(Locale.ROOT, " %9s", "-")
        : String.format(Locale.ROOT, " %9.4f", figure);
  }

  /** A figure for JSON. */
  static Map<String, Object> put(Map<String, Object> map, String name, double figure) {
    map.put(name, Double.isNaN(figure) ? null : figure);
    return map;
  }
}
