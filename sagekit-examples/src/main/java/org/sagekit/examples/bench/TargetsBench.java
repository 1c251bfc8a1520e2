package org.sagekit.examples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.SageKitException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.pack.CompilationJob;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.Targets;
import org.sagekit.core.pack.Verification;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Every trainer, every target, every table of a folder: each model is trained and packed, compiled
 * for each target, and what comes out is run by its own tools and held to the certificate. Prints
 * CSV, {@code dataset,trainer,target,outcome,seconds,bytes,said}, and ends with 1 if a target
 * computes something else. Run it with {@code --data-folder DIR [--dataset NAME,..] [--trainer
 * NAME,..] [--target NAME,..] [--rows N]}; with {@code --rows} the first N training rows are learnt
 * from.
 */
public final class TargetsBench {
  private TargetsBench() {}

  /**
   * Runs the bench.
   *
   * @param args see above
   * @throws IOException if the folder can't be read
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(option(args, "--data-folder", ""));
    List<String> datasets = List.of(option(args, "--dataset", "all").split(","));
    int most = Integer.parseInt(option(args, "--rows", String.valueOf(Integer.MAX_VALUE)));
    List<Target> targets = new ArrayList<>();
    for (Target target : Targets.all()) {
      if (wanted(args, "--target", target.name())) {
        targets.add(target);
      }
    }
    System.out.println("dataset,trainer,target,outcome,seconds,bytes,said");
    int different = 0;
    for (BenchTable table : BenchTable.of(folder)) {
      if (datasets.contains("all") || datasets.contains(table.name())) {
        Dataset rows = table.split(folder, false).train();
        Dataset some = rows.first(Math.min(most, rows.size()));
        for (Trainer trainer : trainers()) {
          if (wanted(args, "--trainer", trainer.name())) {
            different += run(table, trainer, some, targets, System.out);
          }
        }
      }
    }
    System.exit(different == 0 ? 0 : 1);
  }

  private static List<Trainer> trainers() {
    List<Trainer> trainers = new ArrayList<>(Trainers.all());
    trainers.addAll(Trainers.unsupervised());
    return trainers;
  }

  private static boolean wanted(String[] args, String option, String name) {
    List<String> names = List.of(option(args, option, "all").split(","));
    return names.contains("all") || names.contains(name);
  }

  private static String option(String[] args, String name, String standard) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 >= args.length ? standard : args[at + 1];
  }

  private static int run(
      BenchTable table, Trainer trainer, Dataset rows, List<Target> targets, PrintStream out)
      throws IOException {
    boolean supervised = trainer.tasks().stream().anyMatch(Task::isSupervised);
    if (supervised && !trainer.tasks().contains(table.task())) {
      return 0;
    }
    Path home = Files.createTempDirectory("bench");
    try {
      ModelPackage pack = pack(table, trainer, rows, home);
      int different = 0;
      for (Target target : targets) {
        different += verified(table, trainer, pack, target, out) ? 0 : 1;
      }
      return different;
    } catch (SageKitException e) {
      out.println(
          table.name()
              + ","
              + trainer.name()
              + ",,refused,,,"
              + quoted(String.valueOf(e.getMessage())));
      return 0;
    } finally {
      TrainersBench.delete(home);
    }
  }

  private static ModelPackage pack(BenchTable table, Trainer trainer, Dataset rows, Path home)
      throws IOException {
    boolean supervised = trainer.tasks().contains(table.task());
    try (SageKit kit = SageKit.open(home, o -> o.seed(BenchTable.SEED))) {
      TrainingJob.Builder job = TrainingJob.named("train", trainer);
      if (supervised) {
        job.target(table.target()).task(table.task());
      }
      Dataset learnt = supervised ? rows : rows.without(table.target());
      TrainedModel model = kit.run(job.build(), learnt).output();
      return ModelPackages.write(model, home.resolve("model.tar.gz"));
    }
  }

  private static boolean verified(
      BenchTable table, Trainer trainer, ModelPackage pack, Target target, PrintStream out) {
    long begun = System.nanoTime();
    Verdict verdict;
    long bytes = 0;
    if (target.problems(pack.graph()).isEmpty()) {
      CompiledModel compiled = CompilationJob.compile(pack, target);
      bytes = compiled.size();
      verdict = Verification.of(compiled, target);
    } else {
      verdict = Verification.of(pack, target);
    }
    out.printf(
        Locale.ROOT,
        "%s,%s,%s,%s,%.1f,%d,%s%n",
        table.name(),
        trainer.name(),
        target.name(),
        verdict.outcome().label(),
        (System.nanoTime() - begun) / 1e9,
        bytes,
        quoted(verdict.said()));
    return verdict.outcome().isSound();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"").lines().findFirst().orElse("") + "\"";
  }
}
