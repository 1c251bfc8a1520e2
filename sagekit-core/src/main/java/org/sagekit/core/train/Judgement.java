package org.sagekit.core.train;

import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;

/**
 * How a model does on rows that it has not learnt from, judged as befits its task.
 *
 * @param graph the model
 * @param rows with its inputs, and with a target if it was learnt from one
 * @param evaluation all metrics that can be computed
 */
record Judgement(ScoringGraph graph, Dataset rows, Evaluation evaluation) {

  static Judgement of(ScoringGraph graph, Dataset rows, RunContext run) {
    Evaluation evaluation =
        switch (graph.task()) {
          case MULTILABEL -> Evaluations.ofLabels(ParallelScores.of(graph, rows, run), rows);
          case CLUSTERING, ANOMALY, PROJECTION -> UnsupervisedEvaluations.of(graph, rows);
          case BINARY, MULTICLASS, REGRESSION ->
              Evaluations.of(ParallelScores.of(graph, rows, run), rows);
        };
    return new Judgement(graph, rows, evaluation);
  }

  /** Logs each metric, and of scores of oddness how they lie. */
  void tell(RunContext run) {
    if (graph.task() == Task.ANOMALY) {
      OddScores.emit(ParallelScores.of(graph, rows, run), run);
    }
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                run.emit(
                    new RunEvent.MetricLogged(run.path(), metric.label(), 0, estimate.value())));
  }
}
