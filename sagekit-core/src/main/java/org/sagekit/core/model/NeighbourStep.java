package org.sagekit.core.model;

import java.util.Arrays;
import org.sagekit.api.model.Neighbours;

/**
 * The mean of what the nearest points say. All points are looked at, but a distance is given up as
 * soon as it exceeds that of the farthest neighbour so far. Immutable.
 */
final class NeighbourStep implements Step {
  private static final int STRIDE = 8;
  private final Neighbours node;
  private final double[] points;
  private final double[] values;
  private final double[] weights;
  private final double[] other;
  private final double furthest;
  private final int in;
  private final int out;
  private final int width;

  NeighbourStep(Neighbours node, int in, int out, int width) {
    this.node = node;
    this.points = node.points().toArray();
    this.values = node.values().toArray();
    this.weights = node.weights().toArray();
    this.other = node.other().toArray();
    this.furthest = node.radius() * node.radius();
    this.in = in;
    this.out = out;
    this.width = width;
  }

  @Override
  public void compute(Memory memory, int rows) {
    Nearest nearest = new Nearest(node.neighbours());
    for (int row = 0; row < rows; row++) {
      nearest.clear(furthest);
      search(memory.values, memory.at(row, in), nearest);
      mean(nearest, memory.values, memory.at(row, out));
    }
  }

  private void search(double[] x, int from, Nearest nearest) {
    for (int point = 0; point < weights.length; point++) {
      double squares = squares(x, from, point * width, nearest.limit);
      if (squares <= nearest.limit) {
        nearest.offer(point, squares);
      }
    }
  }

  private double squares(double[] x, int from, int point, double limit) {
    double squares = 0;
    int i = 0;
    while (i < width) {
      int end = Math.min(width, i + STRIDE);
      for (; i < end; i++) {
        double difference = x[from + i] - points[point + i];
        squares += difference * difference;
      }
      if (squares > limit) {
        return squares;
      }
    }
    return squares;
  }

  private void mean(Nearest nearest, double[] result, int to) {
    if (nearest.size == 0) {
      System.arraycopy(other, 0, result, to, other.length);
      return;
    }
    boolean byDistance = node.weighting() == Neighbours.Weighting.DISTANCE;
    boolean exact = byDistance && nearest.least() == 0;
    Arrays.fill(result, to, to + other.length, 0);
    double total = 0;
    for (int i = 0; i < nearest.size; i++) {
      double weight = weights[nearest.points[i]];
      if (exact) {
        weight = nearest.squares[i] == 0 ? weight : 0;
      } else if (byDistance) {
        weight /= Math.sqrt(nearest.squares[i]);
      }
      total += weight;
      int says = nearest.points[i] * other.length;
      for (int output = 0; output < other.length; output++) {
        result[to + output] += weight * values[says + output];
      }
    }
    for (int output = 0; output < other.length; output++) {
      result[to + output] /= total;
    }
  }

  /** The nearest points so far, nearest first; of equally near ones the first. For one thread. */
  private static final class Nearest {
    final int[] points;
    final double[] squares;
    int size;
    double limit;

    Nearest(int most) {
      points = new int[most];
      squares = new double[most];
    }

    void clear(double furthest) {
      size = 0;
      limit = furthest;
    }

    double least() {
      return squares[0];
    }

    /** Takes a point that is not beyond the limit. */
    void offer(int point, double distance) {
      if (size == points.length && distance >= squares[size - 1]) {
        return;
      }
      int at = size < points.length ? size++ : size - 1;
      while (at > 0 && squares[at - 1] > distance) {
        points[at] = points[at - 1];
        squares[at] = squares[at - 1];
        at--;
      }
      points[at] = point;
      squares[at] = distance;
      if (size == points.length) {
        limit = Math.min(limit, squares[size - 1]);
      }
    }
  }
}
