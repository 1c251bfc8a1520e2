package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.RunReport;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Finds the oddest rows of a table. */
public final class Anomalies {
  private static final Cli CLI =
      Cli.of("Anomalies", "finds the oddest rows of a table")
          .option("data", "FILE", "the rows, .csv or .csv.gz; a sample of Adult by default")
          .option("target", "COLUMN", "tells odd rows, the rarer of its two values; judges only")
          .option("trainer", "NAME", "isolation-forest (default), random-cut-forest, one-class-svm")
          .option("rows", "N", "how many of the oddest rows are shown; 5 by default")
          .flag("json", "ends with one line of JSON");

  private Anomalies() {}

  public static void main(String[] args) {
    CLI.main(args, Anomalies::run);
  }

  static OddRows run(Arguments args, PrintStream out) throws Exception {
    Dataset rows =
        args.has("data")
            ? Datasets.csv(Path.of(args.required("data"))).read()
            : AdultSample.read().as("class", Role.IGNORED);
    TrainingJob.Builder job =
        TrainingJob.named("odd", Trainers.named(args.text("trainer").orElse("isolation-forest")));
    args.text("target").ifPresent(job::target);
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<TrainedModel> run = scratch.kit().run(job.build(), rows);
      OddRows odd = OddRows.of(run.output(), rows, args.number("rows", 5));
      if (args.has("json")) {
        out.println(JsonLine.of(odd.asMap()));
      } else {
        RunReport.of(run).print(out);
        odd.print(rows, out);
      }
      return odd;
    }
  }
}
