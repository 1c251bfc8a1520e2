package org.sagekit.core.model;

import java.util.Arrays;
import org.sagekit.api.model.Neighbours;

/** The mean of what the nearest points say; which they are, a {@link BoxTree} tells. Immutable. */
final class NeighbourStep implements Step {
  private final Neighbours node;
  private final BoxTree points;
  private final double[] values;
  private final double[] weights;
  private final double[] other;
  private final double furthest;
  private final Room<NearestPoints> nearest;
  private final Room<PointQuery> query;
  private final int in;
  private final int out;

  NeighbourStep(Neighbours node, Layout layout, int in, int out, int width) {
    this.node = node;
    this.points = new BoxTree(node.points().toArray(), width);
    this.values = node.values().toArray();
    this.weights = node.weights().toArray();
    this.other = node.other().toArray();
    this.furthest = node.radius() * node.radius();
    this.nearest = new Room<>(layout, () -> new NearestPoints(node.neighbours()));
    this.query = new Room<>(layout, () -> new PointQuery(points));
    this.in = in;
    this.out = out;
  }

  @Override
  public void compute(Memory memory, int rows) {
    NearestPoints nearest = this.nearest.of(memory);
    PointQuery query = this.query.of(memory);
    for (int row = 0; row < rows; row++) {
      nearest.clear(furthest);
      query.read(memory.values, memory.at(row, in));
      points.search(query, nearest);
      mean(nearest, memory.values, memory.at(row, out));
    }
  }

  private void mean(NearestPoints nearest, double[] result, int to) {
    if (nearest.size() == 0) {
      System.arraycopy(other, 0, result, to, other.length);
      return;
    }
    boolean byDistance = node.weighting() == Neighbours.Weighting.DISTANCE;
    boolean exact = byDistance && nearest.squares(0) == 0;
    Arrays.fill(result, to, to + other.length, 0);
    double total = 0;
    for (int i = 0; i < nearest.size(); i++) {
      double weight = weights[nearest.point(i)];
      if (exact) {
        weight = nearest.squares(i) == 0 ? weight : 0;
      } else if (byDistance) {
        weight /= Math.sqrt(nearest.squares(i));
      }
      total += weight;
      int says = nearest.point(i) * other.length;
      for (int output = 0; output < other.length; output++) {
        result[to + output] += weight * values[says + output];
      }
    }
    for (int output = 0; output < other.length; output++) {
      result[to + output] /= total;
    }
  }
}
