package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.autopilot.AutopilotJob;
import org.sagekit.core.RunReport;
import org.sagekit.core.data.Datasets;

/** Tries what there is and returns the best, with a leaderboard. */
public final class Autopilot {
  private static final Cli CLI =
      Cli.of("Autopilot", "finds the best model for a table by itself")
          .option("data", "FILE", "the rows, .csv or .csv.gz; a sample of Adult by default")
          .option("target", "COLUMN", "what to predict; class by default");

  private Autopilot() {}

  public static void main(String[] args) {
    CLI.main(args, Autopilot::run);
  }

  static TrainedModel run(Arguments args, PrintStream out) throws Exception {
    Dataset rows =
        args.has("data")
            ? Datasets.csv(Path.of(args.required("data"))).read()
            : AdultSample.read().first(2000);
    AutopilotJob auto =
        AutopilotJob.named("autopilot").target(args.text("target").orElse("class")).build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<TrainedModel> run = scratch.kit().run(auto, rows);
      RunReport.of(run).print(out);
      return run.output();
    }
  }
}
