package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Splits;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Trains a model on a table of one's own and says how good and how fast it is.
 *
 * <p>Of several labels at once: {@code --labels rain,wind} takes them from columns of 0 and 1, or
 * of true and false; {@code --target weather --task multilabel} takes them from one column, with
 * {@code |} between those of a row. All other columns are what the model learns from.
 */
public final class Training {
  private static final Cli CLI =
      Cli.of("Training", "trains a model on a table and says how good it is")
          .option(
              "data", "FILE", "the rows: .csv, .tsv, .jsonl, .arff or .svm, also .gz, or .parquet")
          .option("target", "COLUMN", "what to predict")
          .option("trainer", "NAME", "such as xgboost (default) or linear; all for a table of all")
          .option(
              "task",
              "TASK",
              "binary, multiclass, regression or multilabel (a|b); by default as the target looks")
          .option("labels", "A,B,..", "columns of 0 and 1 to predict at once, instead of a target")
          .option("split", "FILE", "columns row,part (train or test); by default a fifth is test")
          .option("package", "FILE", "saves the model there, as .tar.gz")
          .flag("json", "ends with one line of JSON");

  private Training() {}

  public static void main(String[] args) {
    CLI.main(args, Training::run);
  }

  static List<TrainingFigures> run(Arguments args, PrintStream out) throws Exception {
    Dataset rows = Goal.rows(Datasets.read(Path.of(args.required("data"))), args);
    Split split =
        args.has("split")
            ? Splits.byPart(rows, Path.of(args.required("split")))
            : new Split(rows, rows);
    String name = args.text("trainer").orElse("xgboost");
    if (name.equals("all")) {
      return new TrainerTable(args, out).of(split);
    }
    TrainingFigures figures = train(Trainers.named(name), args, split);
    figures.print(args, out);
    return List.of(figures);
  }

  static TrainingFigures train(Trainer trainer, Arguments args, Split split) throws Exception {
    TrainingJob.Builder job = Goal.of(args).job(trainer);
    if (args.has("split")) {
      job.test(split.test());
    }
    TrainingJob train = job.build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<ModelPackage> run =
          scratch.kit().run(train.then(PackagingJob.named("pack").build()), split.train());
      TrainedModel model = run.outputOf(train);
      if (args.has("package")) {
        ModelPackages.write(model, Path.of(args.required("package")));
      }
      Dataset heldOut = train.split(split.train(), model.seed()).test();
      return TrainingFigures.of(run, model, split.test()).with(LabelTable.of(model, heldOut));
    }
  }
}
