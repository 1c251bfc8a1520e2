package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import smile.base.mlp.Layer;
import smile.math.TimeFunction;

/** Multilayer perceptrons by SMILE, without its native linear algebra and its shared random. */
final class MlpLearner implements Learner {
  private static final double RHO = 0.95;
  private static final double EPSILON = 1e-7;
  private static final double LAST_RATE = 0.01;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forLayers(rows, values);
    NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(rows.target().values()));
    Perceptron network = fit(encoding.matrix(rows), truth(rows.target(), scale), rows, values, run);
    List<Node> nodes = new ArrayList<>(network.nodes(encoding.end()));
    Node last = nodes.remove(nodes.size() - 1);
    if (rows.target().task() == Task.REGRESSION) {
      last = unscaled((Node.Dense) last, scale);
    }
    nodes.addAll(Endings.of(rows.target().task(), last, encoding.end() + nodes.size() + 1));
    return encoding.with(rows.target().classes(), nodes);
  }

  /** Numbers are scaled to mean 0 and deviation 1; classes stay as they are. */
  static double[] truth(Target target, NumberStatistics scale) {
    return target.task() == Task.REGRESSION
        ? Arrays.stream(target.values())
            .map(value -> (value - scale.mean()) * scale.factor())
            .toArray()
        : target.values();
  }

  static Perceptron fit(
      double[][] matrix,
      double[] truth,
      TrainingRows rows,
      HyperparameterValues values,
      RunContext run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    int batch = values.get(Mlp.BATCH_SIZE);
    int epochs = values.get(Mlp.EPOCHS);
    Perceptron network = network(matrix[0].length, rows.target(), values, random);
    int steps = epochs * ((matrix.length + batch - 1) / batch);
    double rate = values.get(Mlp.LEARNING_RATE);
    network.setLearningRate(TimeFunction.polynomial(rate, steps, rate * LAST_RATE, false, 1.0));
    network.setRMSProp(RHO, EPSILON);
    network.setWeightDecay(values.get(Mlp.WEIGHT_DECAY));
    double[] weights = rows.meanWeights();
    int[] order = IntStream.range(0, matrix.length).toArray();
    for (int epoch = 0; epoch < epochs && !(epoch > 0 && run.stopRequested()); epoch++) {
      shuffle(order, random);
      double loss = 0;
      for (int from = 0; from < order.length; from += batch) {
        int[] part = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
        loss += network.step(matrix, truth, weights, part);
      }
      if (!Double.isFinite(loss)) {
        throw new SageKitException(
            "mlp: training must converge, but its loss became %s. Maybe a smaller %s."
                .formatted(Double.toString(loss), Mlp.LEARNING_RATE));
      }
      run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", epoch, loss / matrix.length));
      run.progress().at(epoch + 1, epochs, "epochs");
    }
    return network;
  }

  private static Perceptron network(
      int inputs, Target target, HyperparameterValues values, SplittableRandom random) {
    Layer[] layers = new Layer[values.get(Mlp.LAYERS) + 1];
    int width = inputs;
    for (int i = 0; i < layers.length - 1; i++) {
      layers[i] = new HiddenUnits(values.get(Mlp.UNITS), width, random);
      width = values.get(Mlp.UNITS);
    }
    layers[layers.length - 1] = OutputUnits.of(target, width, random);
    return new Perceptron(layers);
  }

  /** Fisher and Yates (1938). */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private static Node unscaled(Node.Dense layer, NumberStatistics scale) {
    double[] weights = layer.weights().toArray();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= scale.factor();
    }
    double bias = layer.bias().get(0) / scale.factor() + scale.mean();
    return new Node.Dense(
        layer.input(), 1, Doubles.of(weights), Doubles.of(bias), Node.Activation.IDENTITY);
  }
}
