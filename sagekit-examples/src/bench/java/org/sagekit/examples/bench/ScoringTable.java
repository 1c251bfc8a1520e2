package org.sagekit.examples.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs JMH and prints what it measured as a table of Markdown: a line a benchmark, a column a
 * number of trees, nanoseconds a row with JMH's error (99.9 %). Takes JMH's own arguments.
 */
public final class ScoringTable {
  private static final Path RESULT = Path.of("target", "scoring.json");
  private static final String NO_TREES = "ns a row";

  private ScoringTable() {}

  public static void main(String[] args) throws IOException, RunnerException {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("-rf", "json", "-rff", RESULT.toString()));
    Files.createDirectories(Path.of("target"));
    Files.deleteIfExists(RESULT);
    Main.main(all.toArray(String[]::new));
    if (Files.exists(RESULT)) {
      System.out.println();
      System.out.println(table(RESULT));
    }
  }

  private static String table(Path result) throws IOException {
    Map<String, Map<String, String>> cellByBenchmark = new TreeMap<>();
    TreeSet<String> columns = new TreeSet<>();
    for (JsonElement each : JsonParser.parseString(Files.readString(result)).getAsJsonArray()) {
      JsonObject one = each.getAsJsonObject();
      String name = one.get("benchmark").getAsString();
      String column =
          one.has("params")
              ? one.getAsJsonObject("params").get("trees").getAsString() + " trees"
              : NO_TREES;
      columns.add(column);
      cellByBenchmark
          .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), ignored -> new TreeMap<>())
          .put(column, cell(one.getAsJsonObject("primaryMetric")));
    }
    StringBuilder table = new StringBuilder("| benchmark | " + String.join(" | ", columns));
    table.append(" |\n|---").append("|---:".repeat(columns.size())).append("|\n");
    cellByBenchmark.forEach(
        (name, cells) -> {
          table.append("| ").append(name);
          columns.forEach(column -> table.append(" | ").append(cells.getOrDefault(column, "")));
          table.append(" |\n");
        });
    return table.toString();
  }

  private static String cell(JsonObject metric) {
    return String.format(
        Locale.ROOT,
        "%,.0f ± %,.0f",
        metric.get("score").getAsDouble(),
        Double.parseDouble(metric.get("scoreError").getAsString()));
  }
}
