package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.Minimizer;
import org.sagekit.core.train.numeric.PenalizedLoss;
import org.sagekit.core.train.numeric.SparseRows;
import org.sagekit.core.train.numeric.Workers;

/**
 * Turns scores into probabilities: Platt (1999), "Probabilistic outputs for support vector
 * machines", with his targets that are not quite 0 and 1, for two classes; for more a softmax of
 * weighted scores, with a penalty of 1 on the squares of the weights.
 *
 * @param rows for their classes and weights
 * @param target its classes
 * @param run threads and stop
 */
record PlattScaling(LayerRows rows, Target target, RunContext run) {
  private static final Minimizer OF_PAIR = new Minimizer(500, 1e-7, (i, value) -> true);

  private static final double TOLERANCE = 1e-5;

  /** Five times as many made no better predictions of held-out rows of three tables. */
  private static final int ITERATIONS = 100;

  /**
   * Appends what was learnt to the nodes that make the scores.
   *
   * @param scores of rows that were held out: for two classes one list, else one a class
   * @param nodes of which the last makes such scores
   */
  List<Node> ended(double[][] scores, List<Node> nodes) {
    List<Node> all = new ArrayList<>(nodes);
    int at = rows.encoding().end() + nodes.size();
    boolean pair = target.task() == Task.BINARY;
    double[] learnt = pair ? pair(scores[0]) : softmax(scores);
    Node.Dense layer =
        pair
            ? new Node.Dense(
                at, 1, Doubles.of(learnt[0]), Doubles.of(learnt[1]), Node.Activation.IDENTITY)
            : several(learnt, at);
    all.addAll(Endings.of(target.task(), layer, at + 1));
    return all;
  }

  /** Platt (1999), equation 10: each row counts a little for the other class too. */
  private double[] pair(double[] scores) {
    double[] sums = new double[2];
    for (int row = 0; row < scores.length; row++) {
      sums[(int) rows.truth()[row]] += rows.weights()[row];
    }
    SparseRows twice = new SparseRows(2 * scores.length, 1);
    double[] truth = new double[2 * scores.length];
    double[] weights = new double[2 * scores.length];
    for (int row = 0; row < scores.length; row++) {
      int own = (int) rows.truth()[row];
      double sure = (sums[own] + 1) / (sums[own] + 2);
      for (int side = 0; side < 2; side++) {
        twice.add(new double[] {scores[row]});
        truth[2 * row + side] = side == 0 ? own : 1 - own;
        weights[2 * row + side] = rows.weights()[row] * (side == 0 ? sure : 1 - sure);
      }
    }
    PenalizedLoss loss =
        new PenalizedLoss(
            twice, truth, weights, new PenalizedLoss.Task(Loss.logistic(), 1, 0, Workers.alone()));
    return OF_PAIR.minimize(loss, new double[2], new double[2]);
  }

  private double[] softmax(double[][] scores) {
    SparseRows numbers = new SparseRows(rows.truth().length, scores.length);
    for (int row = 0; row < rows.truth().length; row++) {
      double[] own = new double[scores.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = scores[i][row];
      }
      numbers.add(own);
    }
    PenalizedLoss loss =
        new PenalizedLoss(
            numbers,
            rows.truth(),
            rows.weights(),
            new PenalizedLoss.Task(
                Loss.softmax(), scores.length, 1, (count, part) -> Parallel.all(run, count, part)));
    double[] learnt =
        new Minimizer(ITERATIONS, TOLERANCE, (i, value) -> !run.stopRequested())
            .minimize(loss, new double[loss.size()], new double[loss.size()]);
    run.checkStop();
    return learnt;
  }

  private Node.Dense several(double[] learnt, int at) {
    int inputs = rows.occurring().length;
    int classes = target.classes().size();
    double[] weights = new double[classes * inputs];
    double[] bias = new double[classes];
    java.util.Arrays.fill(bias, LinearLayers.NEVER);
    for (int place = 0; place < inputs; place++) {
      int output = rows.occurring()[place];
      bias[output] = learnt[inputs * inputs + place];
      for (int i = 0; i < inputs; i++) {
        weights[output * inputs + i] = learnt[i * inputs + place];
      }
    }
    return new Node.Dense(
        at, classes, Doubles.of(weights), Doubles.of(bias), Node.Activation.IDENTITY);
  }
}
