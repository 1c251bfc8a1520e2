package org.sagekit.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How fast a table was scored.
 *
 * @param rows how many there are
 * @param seconds that reading, scoring and writing took
 * @param microsPerRowSingle from the typed row to the prediction, row by row
 * @param microsPerRowBatch the same for all rows at once
 */
record ScoreFigures(int rows, double seconds, double microsPerRowSingle, double microsPerRowBatch) {

  private Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rows", rows);
    map.put("seconds", seconds);
    map.put("microsPerRowSingle", microsPerRowSingle);
    map.put("microsPerRowBatch", microsPerRowBatch);
    return map;
  }

  void print(Arguments args, PrintStream out) {
    if (args.has("json")) {
      out.println(JsonLine.of(asMap()));
      return;
    }
    out.printf(Locale.ROOT, "Rows          %,12d%n", rows);
    out.printf(Locale.ROOT, "Whole         %12.3f s   read, scored and written%n", seconds);
    out.printf(Locale.ROOT, "One by one    %12.3f µs  a row%n", microsPerRowSingle);
    out.printf(Locale.ROOT, "All at once   %12.3f µs  a row, the same bits%n", microsPerRowBatch);
  }
}
