package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;
import org.tribuo.math.la.DenseMatrix;

/** Lowers Tribuo's weights, of which the last column is the bias, to a layer. */
final class LinearLayers {
  /** The score of a class that no row has: after the softmax its probability is 0. */
  private static final double NEVER = -1e9;

  private LinearLayers() {}

  /** A number that was scaled for learning. */
  static Node number(Encoding encoding, DenseMatrix learnt, NumberStatistics scale) {
    double[] weights = row(learnt, 0, encoding.width());
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= scale.factor();
    }
    double bias = learnt.get(0, encoding.width()) / scale.factor() + scale.mean();
    return layer(encoding, weights, new double[] {bias});
  }

  /** For two classes the difference of their scores, for more a score each. */
  static Node classes(Encoding encoding, DenseMatrix learnt, Target target) {
    int width = encoding.width();
    if (target.task() == Task.BINARY) {
      double[] first = row(learnt, 0, width);
      double[] weights = row(learnt, 1, width);
      for (int i = 0; i < width; i++) {
        weights[i] -= first[i];
      }
      return layer(encoding, weights, new double[] {learnt.get(1, width) - learnt.get(0, width)});
    }
    int outputs = target.classes().size();
    double[] weights = new double[outputs * width];
    double[] bias = new double[outputs];
    Arrays.fill(bias, NEVER);
    for (double value : target.values()) {
      int output = (int) value;
      bias[output] = learnt.get(output, width);
    }
    for (int output = 0; output < outputs; output++) {
      System.arraycopy(row(learnt, output, width), 0, weights, output * width, width);
    }
    return layer(encoding, weights, bias);
  }

  private static double[] row(DenseMatrix learnt, int output, int width) {
    double[] weights = new double[width];
    Arrays.setAll(weights, column -> learnt.get(output, column));
    return weights;
  }

  private static Node layer(Encoding encoding, double[] weights, double[] bias) {
    return new Node.Dense(
        encoding.end(),
        bias.length,
        Doubles.of(weights),
        Doubles.of(bias),
        Node.Activation.IDENTITY);
  }
}
