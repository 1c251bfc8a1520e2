package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.StageException;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.Trainers;

/**
 * Trains all trainers that fit on one table: how good, how fast, how large, and whether the model
 * says the same after it was saved and loaded. Each has a line as soon as it is done; those that
 * don't fit, and those that refuse the rows, are named below.
 *
 * @param args of {@link Training}
 * @param out where the table goes
 */
record TrainerTable(Arguments args, PrintStream out) {
  private static final String LINE = "%-21s  %9s  %9s  %9s  %7s  %12s  %8s  %s%n";
  private static final int WIDTH = 100;

  List<TrainingFigures> of(Split split) throws Exception {
    Task task = Goal.of(args).found(split.train());
    Metric metric = Metric.standard(task);
    head(task, metric);
    List<TrainingFigures> all = new ArrayList<>();
    List<Map<String, Object>> lines = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Trainer trainer : trainers(task, true)) {
      try {
        TrainingFigures figures = Training.train(trainer, args, split);
        all.add(figures);
        lines.add(line(trainer, figures, metric, split));
      } catch (StageException | DataException e) {
        String problem = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        refusals.add(trainer.name() + " refused the rows: " + problem);
        lines.add(Map.of("trainer", trainer.name(), "problem", problem));
      }
    }
    refusals.forEach(out::println);
    leftOut(task);
    if (args.has("json")) {
      out.println(JsonLine.of(Map.of("trainers", lines)));
    }
    return all;
  }

  /** Those that fit a task, or those that don't; labels are learnt one by one as two classes. */
  static List<Trainer> trainers(Task task, boolean fitting) {
    Task learnt = task == Task.MULTILABEL ? Task.BINARY : task;
    return Trainers.all().stream()
        .filter(trainer -> trainer.tasks().contains(learnt) == fitting)
        .toList();
  }

  private void head(Task task, Metric metric) {
    out.printf(
        "To predict: %s. Judged by %s: %s is better; from and to are its 95 %% interval.%n%n",
        words(task), metric.label(), metric.greaterIsBetter() ? "more" : "less");
    String[] heads = {
      "trainer", metric.label(), "from", "to", "train s", "score rows/s", "model KB", "when loaded"
    };
    out.printf(LINE, (Object[]) heads);
    out.println("\u2500".repeat(WIDTH));
  }

  private void leftOut(Task task) {
    List<String> names =
        trainers(task, false).stream()
            .map(trainer -> trainer.name() + " (" + able(trainer) + " only)")
            .toList();
    if (!names.isEmpty()) {
      out.printf("%nLeft out, for it is %s: %s.%n", words(task), String.join(", ", names));
    }
  }

  private static String words(Task task) {
    return switch (task) {
      case BINARY -> "two classes";
      case MULTICLASS -> "several classes";
      case MULTILABEL -> "several labels";
      default -> "a number";
    };
  }

  private static String able(Trainer trainer) {
    return trainer.tasks().contains(Task.REGRESSION) ? "numbers" : "classes";
  }

  private Map<String, Object> line(
      Trainer trainer, TrainingFigures figures, Metric metric, Split split) throws IOException {
    Path file = Files.createTempFile("model", ".tar.gz");
    try {
      ModelPackages.write(figures.model(), file);
      double[] before = Scorers.of(figures.model()).score(split.test()).toArray();
      double[] after = Scorers.of(ModelPackages.open(file)).score(split.test()).toArray();
      boolean same = Arrays.equals(before, after);
      Estimate estimate = figures.model().evaluation().get(metric);
      out.printf(
          LINE,
          trainer.name(),
          figure(estimate.value()),
          figure(estimate.low()),
          figure(estimate.high()),
          number("%.2f", figures.trainSeconds()),
          number("%,.0f", figures.rowsPerSecondScoring()),
          number("%,d", Files.size(file) / 1024),
          same ? "same bits" : "DIFFERENT");
      Map<String, Object> line = new LinkedHashMap<>(figures.asMap());
      line.put("sizeKb", Files.size(file) / 1024);
      line.put("sameAfterLoading", same);
      return line;
    } finally {
      Files.delete(file);
    }
  }

  private static String figure(double value) {
    return number(Math.abs(value) < 1000 ? "%.4f" : "%,.1f", value);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
