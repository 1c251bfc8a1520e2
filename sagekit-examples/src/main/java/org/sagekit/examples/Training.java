package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Splits;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Trains a model on a table of one's own and says how good and how fast it is. */
public final class Training {
  private static final Cli CLI =
      Cli.of("Training", "trains a model on a table and says how good it is")
          .option(
              "data", "FILE", "the rows: .csv, .tsv, .jsonl, .arff or .svm, also .gz, or .parquet")
          .option("target", "COLUMN", "what to predict")
          .option(
              "trainer",
              "NAME",
              "xgboost (default), random-forest, extra-trees, cart, linear or mlp")
          .option(
              "task", "TASK", "binary, multiclass or regression; by default as the target looks")
          .option("split", "FILE", "columns row,part (train or test); by default a fifth is test")
          .option("package", "FILE", "saves the model there, as .tar.gz")
          .flag("json", "ends with one line of JSON");

  private Training() {}

  public static void main(String[] args) {
    CLI.main(args, Training::run);
  }

  static TrainingFigures run(Arguments args, PrintStream out) throws Exception {
    Dataset rows = Datasets.read(Path.of(args.required("data")));
    TrainingJob.Builder job =
        TrainingJob.named("train", Trainers.named(args.text("trainer").orElse("xgboost")))
            .target(args.required("target"));
    args.constant("task", Task.class).ifPresent(job::task);
    Split split = new Split(rows, rows);
    if (args.has("split")) {
      split = Splits.byPart(rows, Path.of(args.required("split")));
      job.test(split.test());
    }
    TrainingJob train = job.build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<ModelPackage> run =
          scratch.kit().run(train.then(PackagingJob.named("pack").build()), split.train());
      if (args.has("package")) {
        ModelPackages.write(run.output().model(), Path.of(args.required("package")));
      }
      TrainingFigures figures = TrainingFigures.of(run, run.outputOf(train), split.test());
      figures.print(args, out);
      return figures;
    }
  }
}
