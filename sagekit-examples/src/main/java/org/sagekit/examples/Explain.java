package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.RunReport;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Trains a model and shows why it says what it says. */
public final class Explain {
  private static final Cli CLI =
      Cli.of("Explain", "trains a model and shows why it says what it says")
          .option("data", "FILE", "the rows, .csv or .csv.gz; a sample of Adult by default")
          .option("target", "COLUMN", "what to predict; class by default")
          .option("trainer", "NAME", "xgboost (default) or another that Training knows")
          .option("rows", "N", "over how many rows fields are compared; 500 by default")
          .option("row", "INDEX", "which row is explained, from 0 (default)")
          .option(
              "against",
              "N",
              "explains by mixtures with the first N rows (interventional), not by the trees' own"
                  + " shares of the training rows")
          .option("field", "COLUMN", "whose influence is drawn; by default the most important")
          .option("html", "FILE", "writes a page there");

  private Explain() {}

  public static void main(String[] args) {
    CLI.main(args, Explain::run);
  }

  static Reasons run(Arguments args, PrintStream out) throws Exception {
    Dataset rows =
        args.has("data") ? Datasets.csv(Path.of(args.required("data"))).read() : AdultSample.read();
    TrainingJob train =
        TrainingJob.named("train", Trainers.named(args.text("trainer").orElse("xgboost")))
            .target(args.text("target").orElse("class"))
            .build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<Reasons> run =
          scratch
              .kit()
              .run(
                  train.then(
                      Stages.<TrainedModel, Reasons>of(
                          "explain", (model, context) -> Reasons.of(model, rows, args))),
                  rows);
      RunReport.of(run).print(out);
      if (args.has("html")) {
        RunReport.of(run).writeHtml(Path.of(args.required("html")));
      }
      return run.output();
    }
  }
}
