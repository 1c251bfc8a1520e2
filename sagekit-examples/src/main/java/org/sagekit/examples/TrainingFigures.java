package org.sagekit.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunEvent.StageFinished;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.RunReport;
import org.sagekit.core.Summaries;
import org.sagekit.core.model.Scorers;

/** How good and how fast a training was. */
record TrainingFigures(
    PipelineRun<?> run,
    TrainedModel model,
    double trainSeconds,
    double rowsPerSecondScoring,
    LabelTable labels) {
  private static final long SCORING_NANOS = TimeUnit.SECONDS.toNanos(1);

  static TrainingFigures of(PipelineRun<?> run, TrainedModel model, Dataset rows) {
    double seconds =
        run.events().stream()
            .filter(StageFinished.class::isInstance)
            .map(StageFinished.class::cast)
            .filter(event -> event.output() == model)
            .mapToDouble(event -> event.took().toNanos() / 1e9)
            .findFirst()
            .orElse(Double.NaN);
    double rowsPerSecond = rowsPerSecond(Scorers.of(model), rows);
    return new TrainingFigures(
        run, model, seconds, rowsPerSecond, new LabelTable(Map.of(), Map.of()));
  }

  TrainingFigures with(LabelTable table) {
    return new TrainingFigures(run, model, trainSeconds, rowsPerSecondScoring, table);
  }

  /** The best of the passes that fit in a second, and at least one. */
  private static double rowsPerSecond(Scorer scorer, Dataset rows) {
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + SCORING_NANOS;
    do {
      long begun = System.nanoTime();
      scorer.score(rows);
      least = Math.min(least, System.nanoTime() - begun);
    } while (System.nanoTime() < end);
    return Math.rint(rows.size() * 1e9 / Math.max(1, least));
  }

  Map<String, Object> asMap() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    model
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> metrics.put(metric.label(), estimate.value()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task());
    map.put("trainer", model.trainer());
    map.put("metrics", metrics);
    if (!labels.evaluationByLabel().isEmpty()) {
      map.put("labels", labels.asMap());
    }
    map.put("trainSeconds", trainSeconds);
    map.put("rowsPerSecondScoring", rowsPerSecondScoring);
    return map;
  }

  private String task() {
    return model.graph().task().name().toLowerCase(Locale.ROOT);
  }

  void print(Arguments args, PrintStream out) throws Exception {
    if (Goal.of(args).task().isEmpty()) {
      out.println("Task: " + task() + ", as the target looks; --task says otherwise.");
    }
    if (args.has("json")) {
      out.println(JsonLine.of(asMap()));
    } else {
      RunReport.of(run).print(out);
      if (!labels.evaluationByLabel().isEmpty()) {
        out.println();
        out.print(Summaries.toText(labels.summary()));
        out.println();
      }
      out.printf(
          Locale.ROOT,
          "Trained in %.2f s, scores %,.0f rows/s.%n",
          trainSeconds,
          rowsPerSecondScoring);
    }
  }
}
