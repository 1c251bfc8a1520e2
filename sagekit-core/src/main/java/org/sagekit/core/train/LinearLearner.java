package org.sagekit.core.train;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Linear models by Tribuo's parameters, objectives and optimiser. The loop over the rows is that of
 * Tribuo's LinearSGDTrainer, and gives the same weights; made here so that it can be stopped,
 * reports each pass, and takes rows without naming their columns.
 */
final class LinearLearner implements Learner {
  private static final double EPSILON = 0.1;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forLayers(rows, values);
    Target target = rows.target();
    SGDVector[] features =
        Arrays.stream(encoding.matrix(rows)).map(LinearLearner::withBias).toArray(SGDVector[]::new);
    Fit fit = new Fit(rows, values, run);
    Node layer;
    if (target.task() == Task.REGRESSION) {
      NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(target.values()));
      layer =
          LinearLayers.number(
              encoding, fit.of(new SquaredLoss(), features, scaled(target, scale), 1), scale);
    } else {
      Integer[] truth =
          Arrays.stream(target.values()).mapToObj(value -> (int) value).toArray(Integer[]::new);
      layer =
          LinearLayers.classes(
              encoding,
              fit.of(new LogMulticlass(), features, truth, target.classes().size()),
              target);
    }
    return encoding.with(target.classes(), Endings.of(target.task(), layer, encoding.end() + 1));
  }

  private static DenseVector[] scaled(Target target, NumberStatistics scale) {
    return Arrays.stream(target.values())
        .mapToObj(
            value ->
                DenseVector.createDenseVector(
                    new double[] {(value - scale.mean()) * scale.factor()}))
        .toArray(DenseVector[]::new);
  }

  /** The numbers that are not zero, and a 1 behind them. */
  private static SGDVector withBias(double[] row) {
    int[] places =
        IntStream.rangeClosed(0, row.length).filter(i -> i == row.length || row[i] != 0).toArray();
    double[] values =
        Arrays.stream(places).mapToDouble(i -> i == row.length ? 1 : row[i]).toArray();
    return SparseVector.createSparseVector(row.length + 1, places, values);
  }

  private record Fit(TrainingRows rows, HyperparameterValues values, RunContext run) {

    <T> DenseMatrix of(SGDObjective<T> objective, SGDVector[] features, T[] truth, int outputs) {
      LinearParameters parameters = new LinearParameters(features[0].size(), outputs);
      StochasticGradientOptimiser optimiser =
          new AdaGrad(values.get(Linear.LEARNING_RATE), EPSILON);
      optimiser.initialise(parameters);
      double[] weights = rows.meanWeights();
      SplittableRandom random = new SplittableRandom(run.seed()).split();
      int epochs = values.get(Linear.EPOCHS);
      for (int epoch = 0; epoch < epochs && !(epoch > 0 && run.stopRequested()); epoch++) {
        AbstractSGDTrainer.shuffleInPlace(features, truth, weights, random);
        double loss = 0;
        for (int row = 0; row < features.length; row++) {
          Pair<Double, SGDVector> step =
              objective.lossAndGradient(truth[row], parameters.predict(features[row]));
          loss += Math.abs(step.getA()) * weights[row];
          parameters.update(
              optimiser.step(parameters.gradients(step, features[row]), weights[row]));
        }
        run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", epoch, loss / features.length));
        run.progress().at(epoch + 1, epochs, "epochs");
      }
      optimiser.finalise();
      return parameters.getWeightMatrix();
    }
  }
}
