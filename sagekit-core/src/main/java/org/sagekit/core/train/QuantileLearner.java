package org.sagekit.core.train;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.PenalizedLoss;

/**
 * Linear quantiles: the pinball loss with a corner that is rounded less and less, each time from
 * where the last one ended (Chen, 2007). Then the bias is set so that just the wanted share of the
 * rows stays below.
 */
final class QuantileLearner implements Learner {
  private static final double[] WIDTHS = {1, 0.1, 0.01, 0.001};
  private static final int ITERATIONS = 500;
  private static final double TOLERANCE = 1e-5;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    LayerRows layers = LayerRows.of(rows, values);
    double quantile = values.get(Quantile.QUANTILE);
    double[] learnt = new double[layers.numbers().width() + 1];
    for (double width : WIDTHS) {
      PenalizedLoss objective = objective(layers, quantile, width, values.get(Quantile.ALPHA), run);
      learnt =
          LinearLearner.descent(ITERATIONS, TOLERANCE, run)
              .minimize(objective, learnt, new double[learnt.length]);
      if (width == WIDTHS[WIDTHS.length - 1]) {
        learnt[learnt.length - 1] += rest(layers, objective.scores(learnt), quantile);
      }
    }
    return layers
        .encoding()
        .with(List.of(), List.of(LinearLayers.number(layers.encoding(), learnt, layers.scale())));
  }

  private static PenalizedLoss objective(
      LayerRows rows, double quantile, double width, double alpha, RunContext run) {
    return new PenalizedLoss(
        rows.numbers(),
        rows.truth(),
        rows.weights(),
        new PenalizedLoss.Task(
            Loss.pinball(quantile, width),
            1,
            alpha,
            (count, part) -> Parallel.all(run, count, part)));
  }

  /** The weighted quantile of what the scores miss. */
  private static double rest(LayerRows rows, double[] scores, double quantile) {
    double[] truth = rows.truth();
    int[] order =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> truth[row] - scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double wanted = quantile * truth.length;
    double sum = 0;
    int at = 0;
    while (at < order.length - 1 && sum + rows.weights()[order[at]] < wanted) {
      sum += rows.weights()[order[at++]];
    }
    return truth[order[at]] - scores[order[at]];
  }
}
