package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.api.train.Metric;

/** How much of the variance of the inputs the directions of a linear layer explain. */
final class VarianceFigures implements Figures {
  private final double[][] inputs;

  /** Row by row the numbers along directions of length 1. */
  private final double[][] along;

  /**
   * Figures.
   *
   * @param layer whose weights are directions at right angles to each other, of any length
   */
  VarianceFigures(double[][] inputs, Node.Dense layer) {
    this.inputs = inputs;
    this.along = new double[inputs.length][layer.outputs()];
    for (int row = 0; row < inputs.length; row++) {
      for (int output = 0; output < layer.outputs(); output++) {
        along[row][output] = along(inputs[row], layer, output);
      }
    }
  }

  private static double along(double[] input, Node.Dense layer, int output) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < input.length; i++) {
      double weight = layer.weights().get(output * input.length + i);
      sum += weight * input[i];
      squares += weight * weight;
    }
    return squares > 0 ? sum / Math.sqrt(squares) : 0;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.EXPLAINED_VARIANCE);
  }

  @Override
  public double[] of(double[] weights) {
    return new double[] {variance(along, weights) / variance(inputs, weights)};
  }

  private static double variance(double[][] rows, double[] weights) {
    double[] mean = new double[rows[0].length];
    double total = 0;
    for (int row = 0; row < rows.length; row++) {
      total += weights[row];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weights[row] * (rows[row][i] - mean[i]) / Math.max(total, Double.MIN_NORMAL);
      }
    }
    double squares = 0;
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < mean.length; i++) {
        squares += weights[row] * (rows[row][i] - mean[i]) * (rows[row][i] - mean[i]);
      }
    }
    return squares / total;
  }
}
