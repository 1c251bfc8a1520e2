package org.sagekit.core.model;

/**
 * The nearest points so far, nearest first; of equally near ones the first, in whatever order they
 * are offered. For one thread.
 */
final class NearestPoints {
  private final int[] points;
  private final double[] squares;
  private int size;
  private double limit;

  /**
   * No points.
   *
   * @param most how many are wanted
   */
  NearestPoints(int most) {
    points = new int[most];
    squares = new double[most];
  }

  /** Forgets all; only points that are no farther count from now on. */
  void clear(double furthest) {
    size = 0;
    limit = furthest;
  }

  /** Squares beyond it need not be offered. */
  double limit() {
    return limit;
  }

  int size() {
    return size;
  }

  int point(int rank) {
    return points[rank];
  }

  double squares(int rank) {
    return squares[rank];
  }

  /** Takes a point if it is among the nearest. */
  void offer(int point, double distance) {
    if (!(distance <= limit) || (full() && !before(point, distance, size - 1))) {
      return;
    }
    int at = full() ? size - 1 : size++;
    while (at > 0 && before(point, distance, at - 1)) {
      points[at] = points[at - 1];
      squares[at] = squares[at - 1];
      at--;
    }
    points[at] = point;
    squares[at] = distance;
    if (full()) {
      limit = Math.min(limit, squares[size - 1]);
    }
  }

  private boolean full() {
    return size == points.length;
  }

  private boolean before(int point, double distance, int rank) {
    return distance < squares[rank] || (distance == squares[rank] && point < points[rank]);
  }
}
