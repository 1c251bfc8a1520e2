package org.sagekit.core.train;

import java.util.Optional;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.ModelJudged;

/**
 * How a model does on rows that it has not learnt from, judged as befits its task.
 *
 * @param graph the model
 * @param rows with its inputs, and with a target if it was learnt from one
 * @param evaluation all metrics that can be computed
 * @param report with matrix and curves, of tasks that have them
 */
record Judgement(
    ScoringGraph graph, Dataset rows, Evaluation evaluation, Optional<EvaluationReport> report) {

  static Judgement of(ScoringGraph graph, Dataset rows, RunContext run) {
    return switch (graph.task()) {
      case MULTILABEL ->
          new Judgement(
              graph, rows, Evaluations.ofLabels(ParallelScores.of(graph, rows, run), rows));
      case CLUSTERING, ANOMALY, PROJECTION ->
          new Judgement(graph, rows, UnsupervisedEvaluations.of(graph, rows));
      case BINARY, MULTICLASS, REGRESSION -> {
        EvaluationReport report = Reports.of(ParallelScores.of(graph, rows, run), rows);
        yield new Judgement(graph, rows, report.evaluation(), Optional.of(report));
      }
    };
  }

  private Judgement(ScoringGraph graph, Dataset rows, Evaluation evaluation) {
    this(graph, rows, evaluation, Optional.empty());
  }

  /** Logs each metric, and shows the report; of scores of oddness how they lie. */
  void tell(RunContext run) {
    if (graph.task() == Task.ANOMALY) {
      OddScores.emit(ParallelScores.of(graph, rows, run), run);
    }
    report.ifPresent(found -> run.emit(new ModelJudged(run.path(), found)));
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                run.emit(
                    new RunEvent.MetricLogged(run.path(), metric.label(), 0, estimate.value())));
  }
}
