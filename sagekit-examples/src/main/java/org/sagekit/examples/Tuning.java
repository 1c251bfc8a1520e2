package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.ConsoleProgress;
import org.sagekit.core.RunReport;
import org.sagekit.core.SageKit;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.XGBoost;
import org.sagekit.core.tune.TuningJob;

/** Searches good hyperparameters. Stop it and start it again: finished trials are not repeated. */
public final class Tuning {
  private static final Cli CLI =
      Cli.of("Tuning", "searches good hyperparameters for XGBoost on a sample of Adult")
          .option("workspace", "DIR", "where trials are kept; target/tuning by default")
          .option("trials", "N", "how many to make; 8 by default");

  private Tuning() {}

  public static void main(String[] args) {
    CLI.main(args, Tuning::run);
  }

  static TrainedModel run(Arguments args, PrintStream out) throws Exception {
    TuningJob tune =
        TuningJob.named("tune", Trainers.xgboost())
            .target("class")
            .search(XGBoost.ETA, Range.ofLogReals(0.02, 0.5))
            .search(XGBoost.MAX_DEPTH, Range.ofInts(2, 8))
            .trials(args.number("trials", 8))
            .folds(3)
            .build();
    Path home = args.path("workspace").orElse(Path.of("target", "tuning"));
    try (SageKit kit = SageKit.open(home, o -> o.listener(ConsoleProgress.toTerminal()))) {
      PipelineRun<TrainedModel> run = kit.run(tune, AdultSample.read().first(3000));
      RunReport.of(run).print(out);
      return run.output();
    }
  }
}
