package org.sagekit.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/**
 * The history of a schedule as a table, and as one line of JSON.
 *
 * @param history the oldest first
 */
record ScheduleTable(List<ScheduledRun> history) {
  private static final String LINE = "%-20s  %-20s  %-25s  %-7s  %-4s  %s%n";
  private static final int WIDTH = 110;

  void print(Arguments args, PrintStream out) {
    out.println();
    out.printf(LINE, "due", "from", "status", "run", "news", "findings");
    out.println("\u2500".repeat(WIDTH));
    history.forEach(run -> line(run, out));
    if (args.has("json")) {
      out.println(JsonLine.of(Map.of("runs", history.stream().map(ScheduleTable::json).toList())));
    }
  }

  private static void line(ScheduledRun run, PrintStream out) {
    out.printf(
        LINE,
        run.due().time(),
        run.due().window().from(),
        run.status(),
        run.runId(),
        run.changed() ? "yes" : "-",
        run.outcome().map(ScheduleTable::findings).orElse(run.reason()));
  }

  private static String findings(Outcome outcome) {
    return outcome.findings().stream()
        .map(finding -> (finding.check() + " " + finding.column()).strip())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> json(ScheduledRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("due", run.due().time().toString());
    json.put("status", run.status().name());
    json.put("runId", run.runId());
    json.put("drifted", run.outcome().map(Outcome::drifted).orElse(false));
    json.put("violations", run.outcome().map(Outcome::violations).orElse(0));
    return json;
  }
}
