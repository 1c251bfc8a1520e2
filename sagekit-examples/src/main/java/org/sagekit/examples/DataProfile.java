package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;
import org.sagekit.api.data.DataReport;
import org.sagekit.api.data.DataWarning;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.core.Summaries;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Profiles;

/**
 * Shows what a table looks like: each column, and what to look at before a model learns from it.
 */
public final class DataProfile {
  private static final Cli CLI =
      Cli.of("DataProfile", "shows what a table looks like and what is suspicious in it")
          .option(
              "data",
              "FILE",
              "the rows, .csv, .tsv, .jsonl, .arff, .svm or .parquet; a sample of Adult by default")
          .option("target", "COLUMN", "what is to be predicted, for warnings of leaks")
          .option("html", "FILE", "writes a page with histograms and correlations");

  private DataProfile() {}

  public static void main(String[] args) {
    CLI.main(args, DataProfile::run);
  }

  static DataReport run(Arguments args, PrintStream out) throws Exception {
    Dataset rows =
        args.has("data") ? Datasets.read(Path.of(args.required("data"))) : AdultSample.read();
    if (args.has("target")) {
      rows = rows.as(args.required("target"), Role.TARGET);
    }
    DataReport report = Profiles.report(rows, 1);
    out.print(Summaries.toText(report.profile().summary()));
    out.println();
    out.print(Summaries.toText(toLookAt(report)));
    if (args.has("html")) {
      Path page = Path.of(args.required("html"));
      Summaries.toHtml(report.summary(), page);
      out.println("\nHistograms, correlations and gaps: " + page);
    }
    return report;
  }

  /** The warnings, or which there could have been. */
  private static Summary toLookAt(DataReport report) {
    boolean target =
        report.profile().columns().stream().anyMatch(c -> c.field().role() == Role.TARGET);
    List<Summary.Part> parts = new ArrayList<>();
    for (DataWarning warning : report.warnings()) {
      String kind = warning.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      parts.add(new Summary.Note(kind + ": " + warning.text()));
    }
    if (parts.isEmpty()) {
      parts.add(
          new Summary.Note(
              "Nothing stands out: no column that names rows, says nothing or repeats another, no"
                  + " repeated rows"
                  + (target ? ", no leak of the target." : ".")));
    }
    if (!target) {
      parts.add(new Summary.Note("Leaks are looked for once --target says what is predicted."));
    }
    return new Summary("What to look at", parts);
  }
}
