package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.train.numeric.LeastSquares;
import org.sagekit.core.train.numeric.Loss;
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
    Target target = rows.target();
    Node layer =
        switch (target.task()) {
          case REGRESSION ->
              LinearLayers.number(layers.encoding(), numbers(layers, values, run), layers.scale());
          case BINARY ->
              LinearLayers.pair(
                  layers.encoding(), minimized(layers, Loss.logistic(), 1, values, run));
          default -> {
            int outputs = layers.occurring().length;
            yield LinearLayers.classes(
                layers.encoding(),
                minimized(layers, Loss.softmax(), outputs, values, run),
                layers.occurring(),
                target.classes().size());
          }
        };
    return layers
        .encoding()
        .with(target.classes(), Endings.of(target.task(), layer, layers.encoding().end() + 1));
  }

  private static double[] numbers(LayerRows rows, HyperparameterValues values, RunContext run) {
    if (values.get(Linear.L1_RATIO) == 0 && rows.encoding().width() <= LeastSquares.MOST_COLUMNS) {
      return LeastSquares.solve(
          rows.numbers(), rows.truth(), rows.weights(), values.get(Linear.ALPHA));
    }
    return minimized(rows, Loss.squared(), 1, values, run);
  }

  private static double[] minimized(
      LayerRows rows, Loss loss, int outputs, HyperparameterValues values, RunContext run) {
    double alpha = values.get(Linear.ALPHA);
    double l1 = alpha * values.get(Linear.L1_RATIO);
    PenalizedLoss objective =
        new PenalizedLoss(
            rows.numbers(),
            rows.truth(),
            rows.weights(),
            new PenalizedLoss.Task(
                loss, outputs, alpha - l1, (count, part) -> Parallel.all(run, count, part)));
    double[] penalty = new double[objective.size()];
    Arrays.fill(penalty, 0, rows.numbers().width() * outputs, l1 / rows.truth().length);
    return descent(values.get(Linear.MAX_ITERATIONS), values.get(Linear.TOLERANCE), run)
        .minimize(objective, new double[objective.size()], penalty);
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
