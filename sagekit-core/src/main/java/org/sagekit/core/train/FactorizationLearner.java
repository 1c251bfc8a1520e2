package org.sagekit.core.train;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.numeric.SparseRows;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.common.sgd.FMParameters;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Factorization machines by Tribuo's parameters, objectives and optimiser. The loop over the rows
 * is that of Tribuo's own trainer, made here so that it can be stopped, reports each pass, and
 * takes rows without naming their columns.
 */
final class FactorizationLearner implements Learner {
  private static final double EPSILON = 0.1;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    LayerRows layers = LayerRows.of(rows, values);
    Target target = rows.target();
    FMParameters learnt;
    if (target.task() == Task.REGRESSION) {
      DenseVector[] truth =
          Arrays.stream(layers.truth())
              .mapToObj(value -> DenseVector.createDenseVector(new double[] {value}))
              .toArray(DenseVector[]::new);
      learnt = fit(layers, new SquaredLoss(), truth, values, run);
    } else {
      Integer[] truth =
          Arrays.stream(layers.truth()).mapToObj(value -> (int) value).toArray(Integer[]::new);
      learnt = fit(layers, new LogMulticlass(), truth, values, run);
    }
    return lowered(layers, target, learnt, values.get(FactorizationMachine.FACTORS));
  }

  private static <T> FMParameters fit(
      LayerRows rows,
      SGDObjective<T> objective,
      T[] truth,
      HyperparameterValues values,
      RunContext run) {
    SplittableRandom random = new SplittableRandom(run.seed()).split();
    FMParameters parameters =
        new FMParameters(
            random,
            rows.numbers().width(),
            Math.max(1, rows.occurring().length),
            values.get(FactorizationMachine.FACTORS),
            values.get(FactorizationMachine.VARIANCE));
    StochasticGradientOptimiser optimiser =
        new AdaGrad(values.get(FactorizationMachine.LEARNING_RATE), EPSILON);
    optimiser.initialise(parameters);
    SGDVector[] features =
        IntStream.range(0, truth.length)
            .mapToObj(row -> vector(rows.numbers(), row))
            .toArray(SGDVector[]::new);
    double[] weights = rows.weights().clone();
    int epochs = values.get(FactorizationMachine.EPOCHS);
    for (int epoch = 0; epoch < epochs && !(epoch > 0 && run.stopRequested()); epoch++) {
      AbstractSGDTrainer.shuffleInPlace(features, truth, weights, random);
      double loss = 0;
      for (int row = 0; row < features.length; row++) {
        Pair<Double, SGDVector> step =
            objective.lossAndGradient(truth[row], parameters.predict(features[row]));
        loss += Math.abs(step.getA()) * weights[row];
        parameters.update(optimiser.step(parameters.gradients(step, features[row]), weights[row]));
      }
      check(loss);
      run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", epoch, loss / features.length));
      run.progress().at(epoch + 1, epochs, "epochs");
    }
    optimiser.finalise();
    return parameters;
  }

  private static void check(double loss) {
    if (!Double.isFinite(loss)) {
      throw new SageKitException(
          "factorization-machine: training must converge, but its loss became %s. Maybe a smaller %s."
              .formatted(Double.toString(loss), FactorizationMachine.LEARNING_RATE));
    }
  }

  private static SGDVector vector(SparseRows rows, int row) {
    int from = rows.start(row);
    int size = rows.start(row + 1) - from;
    int[] columns = new int[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      columns[i] = rows.column(from + i);
      values[i] = rows.value(from + i);
    }
    return SparseVector.createSparseVector(rows.width(), columns, values);
  }

  /** Tribuo's parameters are the biases, the weights, and a matrix of factors for each output. */
  private static ScoringGraph lowered(
      LayerRows rows, Target target, FMParameters learnt, int rank) {
    Tensor[] all = learnt.get();
    int width = rows.numbers().width();
    int outputs = Math.max(1, rows.occurring().length);
    double[] weights = new double[(width + 1) * outputs];
    double[] factors = new double[outputs * width * rank];
    for (int output = 0; output < outputs; output++) {
      weights[width * outputs + output] = ((DenseVector) all[0]).get(output);
      DenseMatrix own = (DenseMatrix) all[2 + output];
      for (int column = 0; column < width; column++) {
        weights[column * outputs + output] = ((DenseMatrix) all[1]).get(output, column);
        for (int factor = 0; factor < rank; factor++) {
          factors[(output * width + column) * rank + factor] = own.get(factor, column);
        }
      }
    }
    int end = rows.encoding().end();
    int classes = target.classes().size();
    Node.Dense linear =
        classes == 0
            ? LinearLayers.number(rows.encoding(), weights, rows.scale())
            : LinearLayers.classes(rows.encoding(), weights, rows.occurring(), classes);
    Factorization pairs = new Factorization(end, outputs, rank, Doubles.of(factors));
    return rows.encoding().with(target.classes(), ended(rows, target, linear, pairs));
  }

  private static List<Node> ended(
      LayerRows rows, Target target, Node.Dense linear, Factorization pairs) {
    int end = rows.encoding().end();
    if (target.task() == Task.REGRESSION) {
      Doubles shares = Doubles.of(1, 1 / rows.scale().factor());
      return List.of(linear, pairs, new Node.WeightedSum(List.of(end + 1, end + 2), shares));
    }
    Factorization spread = spread(pairs, rows, linear.outputs());
    return List.of(
        linear,
        spread,
        new Node.WeightedSum(List.of(end + 1, end + 2), Doubles.of(1, 1)),
        new Node.Link(end + 3, Node.LinkFunction.SOFTMAX));
  }

  /** Classes that don't occur get factors of zero. */
  private static Factorization spread(Factorization pairs, LayerRows rows, int classes) {
    int size = rows.numbers().width() * pairs.rank();
    double[] factors = new double[classes * size];
    double[] learnt = pairs.factors().toArray();
    for (int place = 0; place < rows.occurring().length; place++) {
      System.arraycopy(learnt, place * size, factors, rows.occurring()[place] * size, size);
    }
    return new Factorization(pairs.input(), classes, pairs.rank(), Doubles.of(factors));
  }
}
