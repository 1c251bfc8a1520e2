package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/** What Quickstart has to tell in the end. */
record Story(
    PipelineRun<Dataset> run, TrainedModel first, MonitoringReport drift, ModelPackage second) {

  /** Judges both models by people that neither has seen. */
  void tell(PrintStream out, Dataset unseen) {
    String drifted =
        String.join(
            ", ",
            drift.columns().stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::column)
                .toList());
    out.println();
    out.println("What happened");
    out.println("  The model met people outside private companies. What has drifted:");
    out.println("  " + drifted + ".");
    Map<String, String> answers = answers();
    long corrected = answers.entrySet().stream().filter(this::differs).count();
    out.printf(
        "  An expert saw %s predictions and corrected %s of them.%n", answers.size(), corrected);
    out.printf("  On %s people that neither model has seen:%n%n", unseen.size());
    out.printf("  %-22s %-28s %s%n", "", "before the corrections", "after");
    Evaluation before = judged(first, unseen);
    Evaluation after = judged(second.model(), unseen);
    for (Metric metric : before.estimateByMetric().keySet()) {
      out.printf(
          Locale.ROOT, "  %-22s %-28s %s%n", metric.label(), before.get(metric), after.get(metric));
    }
    out.println();
  }

  /**
   * What the expert said, by the id of the request: rows that came with the review, not the votes.
   */
  private Map<String, String> answers() {
    Map<String, String> labelById = LabelScore.truth(run.output(), "id", "class");
    labelById
        .keySet()
        .retainAll(drift.capture().records().stream().map(CaptureRecord::eventId).toList());
    return labelById;
  }

  private boolean differs(Map.Entry<String, String> answer) {
    return drift.capture().records().stream()
        .filter(record -> record.eventId().equals(answer.getKey()))
        .noneMatch(record -> record.output().label().equals(answer.getValue()));
  }

  static Evaluation judged(TrainedModel model, Dataset rows) {
    return Evaluations.of(Scorers.of(model).score(rows), rows.as("class", Role.TARGET));
  }
}
