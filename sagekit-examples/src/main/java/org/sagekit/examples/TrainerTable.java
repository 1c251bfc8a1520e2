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
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.Trainers;

/**
 * Trains all trainers on one table: how good, how fast, how large, and whether the model says the
 * same after it was saved and loaded.
 *
 * @param args of {@link Training}
 * @param out where the table goes
 */
record TrainerTable(Arguments args, PrintStream out) {

  List<TrainingFigures> of(Split split) throws Exception {
    List<TrainingFigures> all = new ArrayList<>();
    List<Map<String, Object>> lines = new ArrayList<>();
    out.printf(
        "%-22s %12s %10s %12s %10s  %s%n",
        "trainer", "figure", "train s", "rows/s", "size KB", "after loading");
    for (Trainer trainer : Trainers.all()) {
      try {
        TrainingFigures figures = Training.train(trainer, args, split);
        all.add(figures);
        lines.add(line(figures, split));
      } catch (StageException | DataException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        out.printf("%-22s %s%n", trainer.name(), cause.getMessage());
        lines.add(Map.of("trainer", trainer.name(), "problem", String.valueOf(cause.getMessage())));
      }
    }
    if (args.has("json")) {
      out.println(JsonLine.of(Map.of("trainers", lines)));
    }
    return all;
  }

  private Map<String, Object> line(TrainingFigures figures, Split split) throws IOException {
    Path file = Files.createTempFile("model", ".tar.gz");
    try {
      ModelPackages.write(figures.model(), file);
      double[] before = Scorers.of(figures.model()).score(split.test()).toArray();
      double[] after = Scorers.of(ModelPackages.open(file)).score(split.test()).toArray();
      boolean same = Arrays.equals(before, after);
      Metric metric = Metric.standard(figures.model().graph().task());
      out.printf(
          Locale.ROOT,
          "%-22s %12.4f %10.2f %,12.0f %,10d  %s%n",
          figures.model().trainer(),
          figures.model().evaluation().get(metric).value(),
          figures.trainSeconds(),
          figures.rowsPerSecondScoring(),
          Files.size(file) / 1024,
          same ? metric.label() + ", same to the bit" : "DIFFERENT");
      Map<String, Object> line = new LinkedHashMap<>(figures.asMap());
      line.put("sizeKb", Files.size(file) / 1024);
      line.put("sameAfterLoading", same);
      return line;
    } finally {
      Files.delete(file);
    }
  }
}
