package org.sagekit.examples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.SageKitException;
import org.sagekit.api.data.Split;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * What the trainers reach at their defaults on a folder of tables. Prints CSV, {@code
 * dataset,trainer,metric,value,seconds}, as {@code sagekit-examples/bench/trainers_yardstick.py}
 * does for scikit-learn. Run it with {@code --data-folder DIR [--trainer NAME|all] [--dataset
 * NAME,NAME] [--rows train] [--set handle=value]}. With {@code --rows train} a quarter of the
 * training rows judges instead of the test rows: only there may defaults be chosen.
 */
public final class TrainersBench {
  private static final long SEED = BenchTable.SEED;

  private TrainersBench() {}

  /**
   * Runs the bench.
   *
   * @param args see above
   * @throws IOException if the folder can't be read
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(option(args, "--data-folder", ""));
    String wanted = option(args, "--trainer", "all");
    List<Trainer> trainers =
        wanted.equals("all")
            ? Trainers.all()
            : Arrays.stream(wanted.split(",")).map(Trainers::named).toList();
    System.out.println("dataset,trainer,metric,value,seconds");
    for (BenchTable table : BenchTable.of(folder)) {
      List<String> datasets = List.of(option(args, "--dataset", table.name()).split(","));
      if (datasets.contains(table.name())) {
        Split split = table.split(folder, option(args, "--rows", "all").equals("train"));
        for (Trainer trainer : trainers) {
          print(table, with(trainer, option(args, "--set", "")), split, System.out);
        }
      }
    }
  }

  private static String option(String[] args, String name, String standard) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 >= args.length ? standard : args[at + 1];
  }

  /** Sets handles by their names, such as {@code alpha=0.1,max_iterations=50}. */
  private static Trainer with(Trainer trainer, String settings) {
    Trainer set = trainer;
    for (String setting : settings.isEmpty() ? new String[0] : settings.split(",")) {
      String[] parts = setting.split("=");
      for (Hyperparameter<?> handle : trainer.hyperparameters()) {
        set = handle.name().equals(parts[0]) ? with(set, handle, parts[1]) : set;
      }
    }
    return set;
  }

  @SuppressWarnings("unchecked")
  private static Trainer with(Trainer trainer, Hyperparameter<?> handle, String value) {
    if (handle.standard() instanceof Integer) {
      return trainer.with((Hyperparameter<Integer>) handle, Integer.valueOf(value));
    }
    return handle.standard() instanceof Double
        ? trainer.with((Hyperparameter<Double>) handle, Double.valueOf(value))
        : trainer.with((Hyperparameter<String>) handle, value);
  }

  private static void print(BenchTable table, Trainer trainer, Split split, PrintStream out)
      throws IOException {
    if (!trainer.tasks().contains(table.task())) {
      return;
    }
    long begun = System.nanoTime();
    try {
      Evaluation evaluation = evaluation(table, trainer, split);
      Metric metric = Metric.standard(table.task());
      out.println(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%.6f,%.2f",
              table.name(),
              trainer.name(),
              metric.label().toLowerCase(Locale.ROOT),
              evaluation.get(metric).value(),
              (System.nanoTime() - begun) / 1e9));
    } catch (SageKitException e) {
      out.println(table.name() + "," + trainer.name() + ",refused,NaN," + e.getMessage());
    }
  }

  private static Evaluation evaluation(BenchTable table, Trainer trainer, Split split)
      throws IOException {
    Path home = Files.createTempDirectory("bench");
    try (SageKit kit = SageKit.open(home, o -> o.seed(SEED))) {
      TrainingJob job =
          TrainingJob.named("train", trainer)
              .target(table.target())
              .task(table.task())
              .test(split.test())
              .build();
      return kit.run(job, split.train()).output().evaluation();
    } finally {
      delete(home);
    }
  }

  static void delete(Path home) throws IOException {
    List<Path> files;
    try (var all = Files.walk(home)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
