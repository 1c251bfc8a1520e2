package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Locale;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.ConformalSets;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Threshold;
import org.sagekit.core.RunReport;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Calibrations;
import org.sagekit.core.train.Comparisons;
import org.sagekit.core.train.ConformalPredictors;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.Thresholds;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Compares two models, and says how to decide by the better one and how far to trust it. */
public final class Judging {
  private static final Cli CLI =
      Cli.of("Judging", "compares two models of Adult, picks a threshold, promises sets");

  private Judging() {}

  public static void main(String[] args) {
    CLI.main(args, Judging::run);
  }

  static Comparison run(Arguments args, PrintStream out) throws Exception {
    Split split = Splits.holdout(AdultSample.read().as("class", Role.TARGET), 0.5, 1);
    Split others = Splits.holdout(split.test(), 0.5, 2);
    Dataset known = others.train(); // thresholds and sets are chosen by these, judged by the others
    Dataset test = others.test();
    TrainingJob rival = TrainingJob.named("linear", Trainers.linear()).test(test).build();
    TrainingJob honest =
        TrainingJob.named("boosted", Trainers.xgboost())
            .test(test)
            .calibration(Calibrations.isotonic())
            .build();
    try (Scratch scratch = Scratch.open()) {
      Scorer model = Scorers.of(scratch.kit().run(honest, split.train()).output());
      Scorer linear = Scorers.of(scratch.kit().run(rival, split.train()).output());
      Predictions said = model.score(test);
      Stage<Dataset, EvaluationReport> judge =
          Stages.of("judge", (rows, run) -> Evaluations.report(said, rows));
      RunReport.of(scratch.kit().run(judge, test)).print(out);
      Threshold threshold = Thresholds.of(model.score(known), known).byCost(1, 5);
      out.printf(Locale.ROOT, "A miss costs 5: take those above %.3f.%n", threshold.value());
      ConformalSets sets = ConformalPredictors.sets(model.score(known), known, 0.1);
      double held = ConformalPredictors.coverage(sets, said, test);
      out.printf(Locale.ROOT, "Sets promised to hold 90 %% hold %.1f %%.%n", 100 * held);
      Comparison comparison = Comparisons.of(said, linear.score(test), test);
      comparison.tests().forEach(out::println);
      return comparison;
    }
  }
}
