package org.sagekit.core.model;

import org.sagekit.api.model.Kernel;

/** Sums of likenesses to points. Immutable. */
final class KernelStep implements Step {
  private static final double ROOT_3 = Math.sqrt(3);
  private static final double ROOT_5 = Math.sqrt(5);
  private final Kernel.Function function;
  private final double gamma;
  private final SparsePoints points;

  /** Point by point, so that those of one lie together. */
  private final double[] weights;

  private final double[] bias;
  private final Room<SparsePoints.Place> place;
  private final int in;
  private final int out;

  KernelStep(Kernel node, Layout layout, int in, int out, int width) {
    this.function = node.function();
    this.gamma = node.gamma();
    this.points = new SparsePoints(node.points().toArray(), width);
    this.bias = node.bias().toArray();
    this.weights = new double[points.count * bias.length];
    for (int output = 0; output < bias.length; output++) {
      for (int point = 0; point < points.count; point++) {
        weights[point * bias.length + output] = node.weights().get(output * points.count + point);
      }
    }
    this.place = new Room<>(layout, () -> new SparsePoints.Place(width));
    this.in = in;
    this.out = out;
  }

  @Override
  public void compute(Memory memory, int rows) {
    double[] values = memory.values;
    SparsePoints.Place place = this.place.of(memory);
    for (int row = 0; row < rows; row++) {
      int to = memory.at(row, out);
      place.read(values, memory.at(row, in));
      System.arraycopy(bias, 0, values, to, bias.length);
      for (int point = 0; point < points.count; point++) {
        double likeness = likeness(points.squares(place, point));
        int from = point * bias.length;
        for (int output = 0; output < bias.length; output++) {
          values[to + output] += weights[from + output] * likeness;
        }
      }
    }
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
