package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import smile.base.mlp.Layer;
import smile.base.mlp.MultilayerPerceptron;

/** A network of SMILE that learns from rows with weights and can be read out. For one thread. */
final class Perceptron extends MultilayerPerceptron {
  private static final long serialVersionUID = 1L;
  private static final double LEAST = 1e-15;

  /**
   * A network.
   *
   * @param layers {@link HiddenUnits}, the last one {@link OutputUnits}
   */
  Perceptron(Layer... layers) {
    super(layers);
  }

  /**
   * Takes one step.
   *
   * @param matrix all rows
   * @param truth what is to be learnt from each row: a number, or the index of a class
   * @param weights one a row, above 0
   * @param batch the rows of this step
   * @return the summed loss before the step: half squared errors, or negative logarithms
   */
  double step(double[][] matrix, double[] truth, double[] weights, int[] batch) {
    double loss = 0;
    for (int row : batch) {
      propagate(matrix[row]);
      double[] wanted = target.get();
      if (wanted.length == 1) {
        wanted[0] = truth[row];
      } else {
        Arrays.fill(wanted, 0);
        wanted[(int) truth[row]] = 1;
      }
      loss += weights[row] * loss(truth[row]);
      ((OutputUnits) output).rowWeight(weights[row]);
      backpropagate(matrix[row], false);
    }
    update(batch.length);
    t++;
    return loss;
  }

  private double loss(double truth) {
    double[] predicted = output.output();
    double right = predicted.length > 1 ? predicted[(int) truth] : predicted[0];
    return switch (output.cost()) {
      case MEAN_SQUARED_ERROR -> (right - truth) * (right - truth) / 2;
      case LIKELIHOOD ->
          -Math.log(Math.max(LEAST, predicted.length == 1 && truth == 0 ? 1 - right : right));
    };
  }

  /** What SMILE says of a row: a number, the probability of the second class, or one a class. */
  double[] predict(double[] row) {
    propagate(row);
    return output.output().clone();
  }

  /**
   * The layers as nodes.
   *
   * @param input the index of the node that they take; each takes the one before
   */
  List<Node> nodes(int input) {
    List<Node> nodes = new ArrayList<>();
    for (Layer layer : net) {
      HiddenUnits units = (HiddenUnits) layer;
      nodes.add(
          new Node.Dense(
              input + nodes.size(),
              units.getOutputSize(),
              Doubles.of(units.weights()),
              Doubles.of(units.bias()),
              Node.Activation.RELU));
    }
    OutputUnits units = (OutputUnits) output;
    nodes.add(
        new Node.Dense(
            input + nodes.size(),
            units.getOutputSize(),
            Doubles.of(units.weights()),
            Doubles.of(units.bias()),
            Node.Activation.IDENTITY));
    return nodes;
  }
}
