package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;

/** Lowers weights, column by column with the biases behind them, to a layer. */
final class LinearLayers {
  /** The score of a class that no row has: after the softmax its probability is 0. */
  static final double NEVER = -1e9;

  private LinearLayers() {}

  /** A number that was scaled for learning. */
  static Node.Dense number(Encoding encoding, double[] learnt, NumberStatistics scale) {
    int width = encoding.width();
    double[] weights = Arrays.copyOf(learnt, width);
    for (int i = 0; i < width; i++) {
      weights[i] /= scale.factor();
    }
    double bias = learnt[width] / scale.factor() + scale.mean();
    return layer(encoding, weights, new double[] {bias});
  }

  /** One score for the second of two classes. */
  static Node.Dense pair(Encoding encoding, double[] learnt) {
    int width = encoding.width();
    return layer(encoding, Arrays.copyOf(learnt, width), new double[] {learnt[width]});
  }

  /**
   * A score a class.
   *
   * @param occurring the classes that were learnt; the others never occur
   * @param classes how many there are
   */
  static Node.Dense classes(Encoding encoding, double[] learnt, int[] occurring, int classes) {
    int width = encoding.width();
    double[] weights = new double[classes * width];
    double[] bias = new double[classes];
    Arrays.fill(bias, NEVER);
    for (int place = 0; place < occurring.length; place++) {
      int output = occurring[place];
      bias[output] = learnt[width * occurring.length + place];
      for (int column = 0; column < width; column++) {
        weights[output * width + column] = learnt[column * occurring.length + place];
      }
    }
    return layer(encoding, weights, bias);
  }

  /** A layer's weights as they are learnt: column by column, and the biases behind them. */
  static double[] learnt(Node.Dense layer, int width) {
    int outputs = layer.outputs();
    double[] learnt = new double[(width + 1) * outputs];
    for (int output = 0; output < outputs; output++) {
      learnt[width * outputs + output] = layer.bias().get(output);
      for (int column = 0; column < width; column++) {
        learnt[column * outputs + output] = layer.weights().get(output * width + column);
      }
    }
    return learnt;
  }

  /** A last layer whose outputs are the scaled number, or a score for each class that occurs. */
  static Node.Dense unscaled(Node.Dense layer, LayerRows rows, Target target) {
    int inputs = layer.weights().size() / layer.outputs();
    if (target.task() == Task.REGRESSION) {
      double[] weights = layer.weights().toArray();
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= rows.scale().factor();
      }
      double bias = layer.bias().get(0) / rows.scale().factor() + rows.scale().mean();
      return new Node.Dense(
          layer.input(), 1, Doubles.of(weights), Doubles.of(bias), layer.activation());
    }
    int classes = target.classes().size();
    if (target.task() == Task.BINARY || rows.occurring().length == classes) {
      return layer;
    }
    double[] weights = new double[classes * inputs];
    double[] bias = new double[classes];
    Arrays.fill(bias, NEVER);
    for (int place = 0; place < rows.occurring().length; place++) {
      int output = rows.occurring()[place];
      bias[output] = layer.bias().get(place);
      for (int i = 0; i < inputs; i++) {
        weights[output * inputs + i] = layer.weights().get(place * inputs + i);
      }
    }
    return new Node.Dense(
        layer.input(), classes, Doubles.of(weights), Doubles.of(bias), layer.activation());
  }

  private static Node.Dense layer(Encoding encoding, double[] weights, double[] bias) {
    return new Node.Dense(
        encoding.end(),
        bias.length,
        Doubles.of(weights),
        Doubles.of(bias),
        Node.Activation.IDENTITY);
  }
}
