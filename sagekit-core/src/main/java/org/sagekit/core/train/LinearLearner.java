package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.numeric.LeastSquares;
import org.sagekit.core.train.numeric.Minimizer;
import org.sagekit.core.train.numeric.PenalizedLoss;

/**
 * Elastic-net models: numbers without a penalty on absolute values by the normal equations, all
 * others by the {@link Minimizer}.
 */
final class LinearLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    LayerRows layers = LayerRows.of(rows, values);
    boolean isSolvable =
        rows.target().task() == Task.REGRESSION
            && values.get(Linear.L1_RATIO) == 0
            && layers.encoding().width() <= LeastSquares.MOST_COLUMNS;
    double[] learnt =
        isSolvable
            ? LeastSquares.solve(
                layers.numbers(), layers.truth(), layers.weights(), values.get(Linear.ALPHA))
            : minimized(layers, rows.target().task(), new double[0], values, run);
    return graph(layers, learnt, rows.target());
  }

  /** Goes down from where the earlier model is, to the least value for these rows. */
  @Override
  public ScoringGraph resume(
      ScoringGraph earlier, TrainingRows rows, HyperparameterValues values, RunContext run) {
    EarlierLayers before = EarlierLayers.of(earlier, "linear");
    LayerRows layers = LayerRows.of(before.encoding(), rows);
    Node.Dense last = before.last(layers, rows.target().task());
    if (before.layers().size() != 1 || last.outputs() != layers.outputs(rows.target().task())) {
      throw EarlierLayers.refused("linear", "a linear one for the same task, but was another");
    }
    double[] start = LinearLayers.learnt(last, layers.encoding().width());
    return graph(
        layers, minimized(layers, rows.target().task(), start, values, run), rows.target());
  }

  private static ScoringGraph graph(LayerRows rows, double[] learnt, Target target) {
    Encoding encoding = rows.encoding();
    Node layer =
        switch (target.task()) {
          case REGRESSION -> LinearLayers.number(encoding, learnt, rows.scale());
          case BINARY -> LinearLayers.pair(encoding, learnt);
          default ->
              LinearLayers.classes(encoding, learnt, rows.occurring(), target.classes().size());
        };
    return encoding.with(target.classes(), Endings.of(target.task(), layer, encoding.end() + 1));
  }

  private static double[] minimized(
      LayerRows rows, Task task, double[] start, HyperparameterValues values, RunContext run) {
    int outputs = rows.outputs(task);
    double alpha = values.get(Linear.ALPHA);
    double l1 = alpha * values.get(Linear.L1_RATIO);
    PenalizedLoss objective =
        new PenalizedLoss(
            rows.numbers(),
            rows.truth(),
            rows.weights(),
            new PenalizedLoss.Task(
                LayerRows.loss(task),
                outputs,
                alpha - l1,
                (count, part) -> Parallel.all(run, count, part)));
    double[] penalty = new double[objective.size()];
    Arrays.fill(penalty, 0, rows.numbers().width() * outputs, l1 / rows.truth().length);
    return descent(values.get(Linear.MAX_ITERATIONS), values.get(Linear.TOLERANCE), run)
        .minimize(objective, Arrays.copyOf(start, objective.size()), penalty);
  }

  /** A minimizer that tells the run of each iteration and ends when it is stopped. */
  static Minimizer descent(int iterations, double tolerance, RunContext run) {
    return new Minimizer(
        iterations,
        tolerance,
        (iteration, value) -> {
          run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", iteration, value));
          run.progress().at(iteration + 1, iterations, "iterations");
          return !run.stopRequested();
        });
  }
}
