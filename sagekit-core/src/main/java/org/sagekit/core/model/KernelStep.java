package org.sagekit.core.model;

import org.sagekit.api.model.Kernel;

/** Sums of likenesses to points. Immutable. */
final class KernelStep implements Step {
  private static final double ROOT_3 = Math.sqrt(3);
  private static final double ROOT_5 = Math.sqrt(5);
  private final Kernel.Function function;
  private final double gamma;
  private final double[] points;
  private final double[] weights;
  private final double[] bias;
  private final int in;
  private final int out;
  private final int width;

  KernelStep(Kernel node, int in, int out, int width) {
    this.function = node.function();
    this.gamma = node.gamma();
    this.points = node.points().toArray();
    this.weights = node.weights().toArray();
    this.bias = node.bias().toArray();
    this.in = in;
    this.out = out;
    this.width = width;
  }

  @Override
  public void compute(Memory memory, int rows) {
    double[] values = memory.values;
    int count = points.length / width;
    for (int row = 0; row < rows; row++) {
      int from = memory.at(row, in);
      int to = memory.at(row, out);
      System.arraycopy(bias, 0, values, to, bias.length);
      for (int point = 0; point < count; point++) {
        double likeness = likeness(squaredDistance(values, from, point * width));
        for (int output = 0; output < bias.length; output++) {
          values[to + output] += weights[output * count + point] * likeness;
        }
      }
    }
  }

  private double squaredDistance(double[] values, int from, int point) {
    double squares = 0;
    for (int i = 0; i < width; i++) {
      double difference = values[from + i] - points[point + i];
      squares += difference * difference;
    }
    return squares;
  }

  private double likeness(double squares) {
    return switch (function) {
      case GAUSSIAN -> StrictMath.exp(-gamma * squares);
      case EXPONENTIAL -> StrictMath.exp(-gamma * Math.sqrt(squares));
      case MATERN_3_2 -> {
        double r = ROOT_3 * gamma * Math.sqrt(squares);
        yield (1 + r) * StrictMath.exp(-r);
      }
      case MATERN_5_2 -> {
        double r = ROOT_5 * gamma * Math.sqrt(squares);
        yield (1 + r + r * r / 3) * StrictMath.exp(-r);
      }
    };
  }
}
