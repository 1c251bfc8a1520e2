package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.Summaries;
import org.sagekit.monitor.DriftJob;

/** Says which columns of a table are distributed otherwise than those of another one. */
public final class DataDrift {
  private static final Cli CLI =
      Cli.of("DataDrift", "says which columns of a table have drifted from those of another one")
          .option(
              "reference",
              "FILE",
              "the rows of then: .csv, .tsv, .jsonl, .arff or .svm, also .gz, or .parquet; without"
                  + " files, people of a sample of Adult who work for a company")
          .option("current", "FILE", "the rows of now; without files, the people who do not")
          .option("exclude", "COLUMNS", "columns that are not looked at, with commas between")
          .option("html", "FILE", "writes a page there, with how each column lay and lies")
          .option("level", "PERCENT", "how often it may ring for nothing; 5 by default")
          .flag(
              "json",
              "ends with one line of JSON; its pValue is corrected for the number of questions, so"
                  + " it is to be compared with the level");

  private DataDrift() {}

  public static void main(String[] args) {
    CLI.main(args, DataDrift::run);
  }

  static DriftReport run(Arguments args, PrintStream out) throws Exception {
    long begun = System.nanoTime();
    DriftReport report = report(args);
    args.path("html").ifPresent(file -> Summaries.toHtml(report.summary(), file));
    if (args.has("json")) {
      out.println(JsonLine.of(json(report, (System.nanoTime() - begun) / 1e9)));
    } else {
      out.print(Summaries.toText(report.summary()));
    }
    return report;
  }

  private static DriftReport report(Arguments args) throws Exception {
    DriftProgress progress = new DriftProgress();
    return progress.during(
        () -> {
          progress.at(0, 0, "reading");
          DriftTables tables = tables(args);
          return job(args, tables.then()).compare(tables.now(), progress);
        });
  }

  private static DriftJob job(Arguments args, Dataset reference) {
    return DriftJob.named("drift")
        .reference(reference)
        .level(args.number("level", 5) / 100.0)
        .exclude(excluded(args))
        .build();
  }

  private static String[] excluded(Arguments args) {
    return Arrays.stream(args.text("exclude").orElse("").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toArray(String[]::new);
  }

  private static DriftTables tables(Arguments args) throws IOException {
    return args.has("reference") || args.has("current")
        ? DriftTables.files(Path.of(args.required("reference")), Path.of(args.required("current")))
        : DriftTables.story();
  }

  private static Map<String, Object> json(DriftReport report, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("drifted", report.drifted());
    json.put("columns", report.columns().stream().map(DataDrift::json).toList());
    json.put("seconds", seconds);
    if (!report.violations().isEmpty()) {
      List<String> violations = report.violations().stream().map(Violation::description).toList();
      json.put("violations", violations);
    }
    return json;
  }

  private static Map<String, Object> json(ColumnDrift column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.column());
    json.put("drifted", column.drifted());
    json.put("pValue", column.adjustedPValue());
    json.put("effect", column.result().effect());
    return json;
  }
}
