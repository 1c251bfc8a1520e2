package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.network.Course;
import org.sagekit.core.train.network.Lessons;
import org.sagekit.core.train.network.Network;
import org.sagekit.core.train.numeric.Loss;

/** Multilayer perceptrons. */
final class MlpLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    LayerRows layers = LayerRows.of(rows, values);
    Network network = fit(layers, rows.target().task(), values, run);
    int end = layers.encoding().end();
    List<Node> nodes = new ArrayList<>();
    for (int layer = 0; layer < network.layers() - 1; layer++) {
      nodes.add(dense(network, layer, end + layer, Node.Activation.RELU));
    }
    int last = network.layers() - 1;
    Node.Dense output =
        LinearLayers.unscaled(
            dense(network, last, end + last, Node.Activation.IDENTITY), layers, rows.target());
    nodes.addAll(Endings.of(rows.target().task(), output, end + last + 1));
    return layers.encoding().with(rows.target().classes(), nodes);
  }

  private static Network fit(
      LayerRows rows, Task task, HyperparameterValues values, RunContext run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    int outputs = task == Task.MULTICLASS ? rows.occurring().length : 1;
    Loss loss =
        switch (task) {
          case REGRESSION -> Loss.squared();
          case BINARY -> Loss.logistic();
          default -> Loss.softmax();
        };
    int epochs = values.get(Mlp.EPOCHS);
    Course course =
        new Course(
            epochs,
            values.get(Mlp.BATCH_SIZE),
            values.get(Mlp.LEARNING_RATE),
            values.get(Mlp.ALPHA),
            values.get(Mlp.VALIDATION_SHARE),
            values.get(Mlp.PATIENCE));
    try {
      return course.teach(
          Network.random(sizes(rows.encoding().width(), outputs, values), random),
          new Lessons(rows.numbers(), rows.truth(), rows.weights(), loss),
          random,
          (epoch, value) -> {
            run.emit(new RunEvent.MetricLogged(run.path(), "trainLoss", epoch, value));
            run.progress().at(epoch + 1, epochs, "epochs");
            return !run.stopRequested();
          });
    } catch (ArithmeticException e) {
      throw new SageKitException(
          "mlp: training must converge, but %s. Maybe a smaller %s."
              .formatted(e.getMessage(), Mlp.LEARNING_RATE),
          e);
    }
  }

  private static int[] sizes(int width, int outputs, HyperparameterValues values) {
    int[] sizes = new int[values.get(Mlp.LAYERS) + 2];
    Arrays.fill(sizes, values.get(Mlp.UNITS));
    sizes[0] = width;
    sizes[sizes.length - 1] = outputs;
    return sizes;
  }

  private static Node.Dense dense(
      Network network, int layer, int input, Node.Activation activation) {
    return new Node.Dense(
        input,
        network.units(layer),
        Doubles.of(network.weights(layer)),
        Doubles.of(network.biases(layer)),
        activation);
  }
}
