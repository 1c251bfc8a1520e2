package org.sagekit.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.RunReport;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.TrainingJob;

/** Clusters that were found, and how many rows are in each. */
record Groups(PipelineRun<TrainedModel> run, Map<String, Integer> rowsByCluster) {

  static Groups of(TrainingJob job, Dataset rows) throws Exception {
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<TrainedModel> run = scratch.kit().run(job, rows);
      Predictions found = Scorers.of(run.output()).score(rows);
      Map<String, Integer> counts = new LinkedHashMap<>();
      found.classes().forEach(cluster -> counts.put(cluster, 0));
      for (int row = 0; row < found.size(); row++) {
        counts.merge(found.classes().get(found.best(row)), 1, Integer::sum);
      }
      return new Groups(run, counts);
    }
  }

  void print(Arguments args, PrintStream out) {
    if (args.has("json")) {
      out.println(JsonLine.of(asMap()));
      return;
    }
    RunReport.of(run).print(out);
    rowsByCluster.forEach(
        (cluster, rows) -> out.printf(Locale.ROOT, "cluster %-6s %,7d rows%n", cluster, rows));
  }

  private Map<String, Object> asMap() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    run.output()
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> metrics.put(metric.label(), estimate.value()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", "clustering");
    map.put("trainer", run.output().trainer());
    map.put("clusters", rowsByCluster);
    map.put("metrics", metrics);
    return map;
  }
}
