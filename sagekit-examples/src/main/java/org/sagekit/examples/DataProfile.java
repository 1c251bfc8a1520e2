package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;
import org.sagekit.api.data.DataReport;
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
    List<Summary.Part> warnings = new ArrayList<>();
    report.warnings().forEach(warning -> warnings.add(new Summary.Note(warning.text())));
    out.print(Summaries.toText(new Summary("What to look at: " + warnings.size(), warnings)));
    if (args.has("html")) {
      Path page = Path.of(args.required("html"));
      Summaries.toHtml(report.summary(), page);
      out.println("Histograms, correlations and gaps: " + page);
    }
    return report;
  }
}
