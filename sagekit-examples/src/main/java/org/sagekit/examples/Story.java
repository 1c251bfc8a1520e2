package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Locale;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.review.Reviewed;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/** What Quickstart has to tell in the end. */
record Story(
    PipelineRun<Dataset> run, TrainedModel first, MonitoringReport drift, ModelPackage second) {

  /** Judges both models by people that neither has seen. */
  void tell(PrintStream out, Dataset unseen) {
    long asked = run.events().stream().filter(Reviewed.class::isInstance).count();
    long corrected =
        run.events().stream()
            .filter(Reviewed.class::isInstance)
            .filter(event -> ((Reviewed) event).corrected())
            .count();
    String drifted =
        String.join(
            ", ",
            drift.columns().stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::column)
                .toList());
    out.println();
    out.println("What happened");
    out.println("  The model met people outside private companies. Drifted: " + drifted + ".");
    out.printf("  An expert saw %s predictions and corrected %s of them.%n", asked, corrected);
    out.printf("  On %s people that neither model has seen:%n%n", unseen.size());
    out.printf("  %-22s %-28s %s%n", "", "before the corrections", "after");
    for (Metric metric : first.evaluation().estimateByMetric().keySet()) {
      out.printf(
          Locale.ROOT,
          "  %-22s %-28s %s%n",
          metric.label(),
          estimate(first, unseen, metric),
          estimate(second.model(), unseen, metric));
    }
    out.println();
  }

  static Estimate estimate(TrainedModel model, Dataset rows, Metric metric) {
    Dataset truth = rows.as("class", Role.TARGET);
    return Evaluations.of(Scorers.of(model).score(rows), truth).get(metric);
  }
}
