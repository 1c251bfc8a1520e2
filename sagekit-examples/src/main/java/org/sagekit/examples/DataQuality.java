package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.core.Summaries;
import org.sagekit.core.data.Datasets;
import org.sagekit.monitor.DataQualityJob;
import org.sagekit.monitor.formats.ConstraintsFiles;
import org.sagekit.monitor.quality.ConstraintSuggestion;
import org.sagekit.monitor.quality.QualityBaselines;

/**
 * Checks rows of now against rows of then: constraints are suggested, or read from a file of Model
 * Monitor's, and what violates them is told.
 */
public final class DataQuality {
  private static final Cli CLI =
      Cli.of("DataQuality", "checks a table against constraints that a sound one suggests")
          .option(
              "baseline",
              "FILE",
              "sound rows, .csv, .tsv, .jsonl, .parquet, also .gz; without files, people of a sample"
                  + " of Adult who work for a company")
          .option("current", "FILE", "the rows to check; without files, the people who do not")
          .option("constraints", "FILE", "a constraints.json instead of what is suggested")
          .option("write-constraints", "FILE", "where to write the constraints, to edit them")
          .flag("exact", "suggests and checks as Model Monitor does: any shortfall is a violation")
          .flag("json", "prints one JSON object as the last line");

  private DataQuality() {}

  public static void main(String[] args) {
    CLI.main(args, DataQuality::run);
  }

  static QualityReport run(Arguments args, PrintStream out) throws Exception {
    long start = System.nanoTime();
    Dataset then = rows(args, "baseline", "Private"::equals);
    Dataset now = rows(args, "current", kind -> !"Private".equals(kind));
    QualityBaseline suggested =
        QualityBaselines.of(
            then,
            args.has("exact")
                ? ConstraintSuggestion.modelMonitor()
                : ConstraintSuggestion.standard());
    Constraints constraints =
        args.path("constraints").map(ConstraintsFiles::read).orElse(suggested.constraints());
    args.path("write-constraints").ifPresent(file -> ConstraintsFiles.write(constraints, file));
    DataQualityJob job =
        DataQualityJob.named("data-quality")
            .statistics(suggested.statistics())
            .constraints(constraints)
            .build();
    QualityReport report = checked(job, now);
    out.print(Summaries.toText(report.summary()));
    if (args.has("json")) {
      out.println(JsonLine.of(json(report, (System.nanoTime() - start) / 1e9)));
    }
    return report;
  }

  /** The rows of a file; if none is given, those of a sample with such a work class. */
  private static Dataset rows(Arguments args, String option, Predicate<@Nullable String> kind)
      throws IOException {
    boolean story = !args.has("baseline") && !args.has("current");
    return story
        ? AdultSample.where(AdultSample.read(), "workclass", kind)
        : Datasets.read(Path.of(args.required(option)));
  }

  private static QualityReport checked(DataQualityJob job, Dataset rows) throws Exception {
    try (Scratch scratch = Scratch.open()) {
      return scratch.kit().run(job, rows).output();
    }
  }

  private static Map<String, Object> json(QualityReport report, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", report.status().term());
    json.put("rows", report.statistics().rows());
    json.put("violations", report.violations().stream().map(DataQuality::json).toList());
    json.put("seconds", seconds);
    return json;
  }

  private static Map<String, String> json(Violation violation) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("column", violation.column());
    json.put("check", violation.check().name());
    json.put("description", violation.description());
    return json;
  }
}
