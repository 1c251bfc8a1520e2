package org.sagekit.core.train;

import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.core.model.Scorers;

/**
 * How a model does on rows that it has not learnt from, judged as befits its task.
 *
 * @param graph the model
 * @param rows with its inputs, and with a target if it was learnt from one
 * @param evaluation all metrics that can be computed
 */
record Judgement(ScoringGraph graph, Dataset rows, Evaluation evaluation) {

  static Judgement of(ScoringGraph graph, Dataset rows) {
    Evaluation evaluation =
        switch (graph.task()) {
          case MULTILABEL -> Evaluations.ofLabels(said(graph, rows), rows);
          case CLUSTERING, ANOMALY, PROJECTION -> UnsupervisedEvaluations.of(graph, rows);
          case BINARY, MULTICLASS, REGRESSION -> Evaluations.of(said(graph, rows), rows);
        };
    return new Judgement(graph, rows, evaluation);
  }

  private static Predictions said(ScoringGraph graph, Dataset rows) {
    return Scorers.of(graph).score(rows);
  }

  /** Logs each metric, and of scores of oddness how they lie. */
  void tell(RunContext run) {
    if (graph.task() == Task.ANOMALY) {
      OddScores.emit(said(graph, rows), run);
    }
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                run.emit(
                    new RunEvent.MetricLogged(run.path(), metric.label(), 0, estimate.value())));
  }
}
