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
import org.sagekit.core.train.network.Course;
import org.sagekit.core.train.network.Lessons;
import org.sagekit.core.train.network.Network;

/** Multilayer perceptrons. */
final class MlpLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Fit fit = new Fit(LayerRows.of(rows, values), rows.target(), values, run);
    SplittableRandom random = new SplittableRandom(run.seed());
    return fit.graph(Network.random(fit.sizes(), random), random);
  }

  /** Learns on from the earlier model's network, whose layers and units must be those wanted. */
  @Override
  public ScoringGraph resume(
      ScoringGraph earlier, TrainingRows rows, HyperparameterValues values, RunContext run) {
    EarlierLayers before = EarlierLayers.of(earlier, "mlp");
    Fit fit = new Fit(LayerRows.of(before.encoding(), rows), rows.target(), values, run);
    return fit.graph(fit.network(before), new SplittableRandom(run.seed()));
  }

  /** A network for some rows. */
  private record Fit(LayerRows rows, Target target, HyperparameterValues values, RunContext run) {

    int[] sizes() {
      int[] sizes = new int[values.get(Mlp.LAYERS) + 2];
      Arrays.fill(sizes, values.get(Mlp.UNITS));
      sizes[0] = rows.encoding().width();
      sizes[sizes.length - 1] = rows.outputs(target.task());
      return sizes;
    }

    Network network(EarlierLayers before) {
      List<Node.Dense> layers = new ArrayList<>(before.layers());
      layers.set(layers.size() - 1, before.last(rows, target.task()));
      int[] sizes = new int[layers.size() + 1];
      sizes[0] = rows.encoding().width();
      for (int i = 0; i < layers.size(); i++) {
        sizes[i + 1] = layers.get(i).outputs();
      }
      if (!Arrays.equals(sizes, sizes())) {
        throw EarlierLayers.refused(
            "mlp",
            "a network of %s units, but was one of %s. Maybe other %s or %s"
                .formatted(
                    Arrays.toString(sizes()),
                    Arrays.toString(sizes),
                    Mlp.LAYERS.name(),
                    Mlp.UNITS.name()));
      }
      return Network.of(
          sizes,
          layers.stream().map(layer -> layer.weights().toArray()).toList(),
          layers.stream().map(layer -> layer.bias().toArray()).toList());
    }

    ScoringGraph graph(Network start, SplittableRandom random) {
      Network network = taught(start, random);
      int end = rows.encoding().end();
      int last = network.layers() - 1;
      List<Node> nodes = new ArrayList<>();
      for (int layer = 0; layer < last; layer++) {
        nodes.add(dense(network, layer, end + layer, Node.Activation.RELU));
      }
      Node.Dense output =
          LinearLayers.unscaled(
              dense(network, last, end + last, Node.Activation.IDENTITY), rows, target);
      nodes.addAll(Endings.of(target.task(), output, end + last + 1));
      return rows.encoding().with(target.classes(), nodes);
    }

    private Network taught(Network start, SplittableRandom random) {
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
            start,
            new Lessons(
                rows.numbers(), rows.truth(), rows.weights(), LayerRows.loss(target.task())),
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
