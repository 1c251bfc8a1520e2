package org.sagekit.core.model;

import org.sagekit.api.model.Factorization;

/** What pairs of numbers add. Immutable. */
final class FactorizationStep implements Step {
  private final double[] factors;
  private final int rank;
  private final int outputs;
  private final Room<double[]> sums;
  private final int in;
  private final int out;
  private final int width;

  FactorizationStep(Factorization node, Layout layout, int in, int out, int width) {
    this.factors = node.factors().toArray();
    this.rank = node.rank();
    this.outputs = node.outputs();
    this.sums = new Room<>(layout, () -> new double[node.rank()]);
    this.in = in;
    this.out = out;
    this.width = width;
  }

  @Override
  public void compute(Memory memory, int rows) {
    double[] sums = this.sums.of(memory);
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < outputs; output++) {
        memory.values[memory.at(row, out) + output] =
            pairs(memory.values, memory.at(row, in), output * width * rank, sums);
      }
    }
  }

  private double pairs(double[] values, int from, int factor, double[] sums) {
    java.util.Arrays.fill(sums, 0);
    double squares = 0;
    for (int i = 0; i < width; i++) {
      double x = values[from + i];
      if (x != 0) {
        for (int f = 0; f < rank; f++) {
          double part = factors[factor + i * rank + f] * x;
          sums[f] += part;
          squares += part * part;
        }
      }
    }
    double total = 0;
    for (double sum : sums) {
      total += sum * sum;
    }
    return 0.5 * (total - squares);
  }
}
