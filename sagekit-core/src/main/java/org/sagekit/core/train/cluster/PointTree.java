package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the points that are near a place: a k-d tree (Bentley 1975) whose boxes are cut in the
 * middle of their longest side. With many dimensions it is no quicker than looking at all points.
 * Immutable.
 */
public final class PointTree {
  private static final int LEAF = 16;
  private final double[][] points;

  /** The points in the order of the leaves. */
  private final int[] order;

  private final Part root;

  private PointTree(double[][] points) {
    this.points = points;
    this.order = new int[points.length];
    Arrays.setAll(order, row -> row);
    this.root = part(0, points.length);
  }

  /**
   * A tree.
   *
   * @param points at least one, all of one length; kept, so not to be changed
   * @return the tree
   */
  public static PointTree of(double[][] points) {
    return new PointTree(points);
  }

  /** Some points that stand together; cut in two if {@code left} is there. */
  private record Part(int from, int to, Cut cut) {}

  /** Points up to the value go left. */
  private record Cut(int dimension, double at, Part[] sides) {
    static final Cut NONE = new Cut(-1, 0, new Part[0]);
  }

  private Part part(int from, int to) {
    if (to - from <= LEAF) {
      return new Part(from, to, Cut.NONE);
    }
    int longest = 0;
    double length = -1;
    double middle = 0;
    for (int i = 0; i < points[0].length; i++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int place = from; place < to; place++) {
        double value = points[order[place]][i];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > length) {
        longest = i;
        length = high - low;
        double half = low + length / 2;
        middle = half < high ? half : low;
      }
    }
    if (length == 0) {
      return new Part(from, to, Cut.NONE);
    }
    int border = divided(from, to, longest, middle);
    Part[] sides = {part(from, border), part(border, to)};
    return new Part(from, to, new Cut(longest, middle, sides));
  }

  /** Puts the points up to a value before the others and tells where these begin. */
  private int divided(int from, int to, int dimension, double at) {
    int border = from;
    for (int place = from; place < to; place++) {
      int row = order[place];
      if (points[row][dimension] <= at) {
        order[place] = order[border];
        order[border++] = row;
      }
    }
    return border;
  }

  /**
   * The points within a distance.
   *
   * @param point the place
   * @param radius the distance, inclusive
   * @param found takes the index of each point, in no particular but always the same order
   */
  public void within(double[] point, double radius, IntConsumer found) {
    search(root, point, new Ball(radius, radius * radius, found));
  }

  private record Ball(double radius, double squares, IntConsumer found) {}

  private void search(Part part, double[] point, Ball ball) {
    Cut cut = part.cut();
    if (cut == Cut.NONE) {
      for (int place = part.from(); place < part.to(); place++) {
        if (Distances.squares(point, points[order[place]]) <= ball.squares()) {
          ball.found().accept(order[place]);
        }
      }
      return;
    }
    double beyond = point[cut.dimension()] - cut.at();
    if (beyond <= ball.radius()) {
      search(cut.sides()[0], point, ball);
    }
    if (-beyond <= ball.radius()) {
      search(cut.sides()[1], point, ball);
    }
  }

  /**
   * How far away the nearest points are.
   *
   * @param point the place
   * @param count how many points, from 1 to their number
   * @return the distance of the last of them
   */
  public double distance(double[] point, int count) {
    double[] nearest = new double[count];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    nearest(root, point, nearest);
    return Math.sqrt(nearest[count - 1]);
  }

  private void nearest(Part part, double[] point, double[] nearest) {
    Cut cut = part.cut();
    if (cut == Cut.NONE) {
      for (int place = part.from(); place < part.to(); place++) {
        insert(Distances.squares(point, points[order[place]]), nearest);
      }
      return;
    }
    double beyond = point[cut.dimension()] - cut.at();
    nearest(cut.sides()[beyond <= 0 ? 0 : 1], point, nearest);
    if (beyond * beyond <= nearest[nearest.length - 1]) {
      nearest(cut.sides()[beyond <= 0 ? 1 : 0], point, nearest);
    }
  }

  private static void insert(double squares, double[] nearest) {
    int at = nearest.length - 1;
    if (squares < nearest[at]) {
      while (at > 0 && nearest[at - 1] > squares) {
        nearest[at] = nearest[at - 1];
        at--;
      }
      nearest[at] = squares;
    }
  }
}
