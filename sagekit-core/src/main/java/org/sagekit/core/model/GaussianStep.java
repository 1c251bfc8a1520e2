package org.sagekit.core.model;

import org.sagekit.api.model.Gaussians;

/** Logarithms of normal densities. Immutable. */
final class GaussianStep implements Step {
  private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private final double[] means;
  private final double[] factors;
  private final double[] logWeights;

  /** One a mean's number: the logarithm of the density's height in this direction. */
  private final double[] heights;

  private final boolean diagonal;
  private final int in;
  private final int out;
  private final int width;

  GaussianStep(Gaussians node, int in, int out, int width) {
    this.means = node.means().toArray();
    this.factors = node.factors().toArray();
    this.logWeights = node.logWeights().toArray();
    this.diagonal = factors.length == means.length;
    this.in = in;
    this.out = out;
    this.width = width;
    this.heights = new double[means.length];
    for (int i = 0; i < heights.length; i++) {
      double root = diagonal ? factors[i] : factors[i * width + i % width];
      heights[i] = StrictMath.log(root) - HALF_LOG_2_PI;
    }
  }

  @Override
  public void compute(Memory memory, int rows) {
    double[] values = memory.values;
    for (int row = 0; row < rows; row++) {
      int from = memory.at(row, in);
      int to = memory.at(row, out);
      for (int output = 0; output < logWeights.length; output++) {
        values[to + output] =
            logWeights[output]
                + (diagonal
                    ? independent(values, from, output * width)
                    : dependent(values, from, output * width));
      }
    }
  }

  private double independent(double[] values, int from, int mean) {
    double total = 0;
    for (int i = 0; i < width; i++) {
      double x = values[from + i];
      if (!Double.isNaN(x)) {
        double standard = (x - means[mean + i]) * factors[mean + i];
        total += heights[mean + i] - 0.5 * standard * standard;
      }
    }
    return total;
  }

  private double dependent(double[] values, int from, int mean) {
    double total = 0;
    for (int i = 0; i < width; i++) {
      double standard = 0;
      int factor = (mean + i) * width;
      for (int j = 0; j <= i; j++) {
        standard += factors[factor + j] * (values[from + j] - means[mean + j]);
      }
      total += heights[mean + i] - 0.5 * standard * standard;
    }
    return total;
  }
}
