package org.sagekit.core.model;

/**
 * Points in balls within balls (Omohundro, 1989, "Five balltree construction algorithms", the k-d
 * construction), so that a search leaves out every ball that is farther away than the farthest
 * neighbour so far. What it finds does not depend on the balls. Immutable.
 */
final class BallTree {
  private static final int LEAF = 24;

  /** Keeps rounding from leaving out a point that is just near enough. */
  private static final double SLACK = 1 + 1e-9;

  private static final int STRIDE = 8;

  private final int width;

  /** The points in the order of the tree, and which point each was. */
  private final double[] points;

  private final int[] ids;

  /** Balls as a heap: the children of ball b are 2b + 1 and 2b + 2. */
  private final int[] from;

  private final double[] centres;
  private final double[] radii;

  /**
   * Builds the balls.
   *
   * @param points point by point
   * @param width numbers a point
   */
  BallTree(double[] points, int width) {
    this.width = width;
    int count = points.length / width;
    int leaves = Math.max(1, Integer.highestOneBit(Math.max(1, count / LEAF)));
    this.points = points.clone();
    this.ids = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = i;
    }
    this.from = new int[2 * leaves];
    this.centres = new double[(2 * leaves - 1) * width];
    this.radii = new double[2 * leaves - 1];
    new Building(leaves).ball(0, 0, count);
    gather(points);
  }

  private void gather(double[] all) {
    for (int i = 0; i < ids.length; i++) {
      System.arraycopy(all, ids[i] * width, points, i * width, width);
    }
  }

  /** Offers all points that may be among the nearest. */
  void search(double[] x, int at, NearestPoints nearest) {
    search(0, bound(0, x, at), new Query(x, at, nearest));
  }

  private record Query(double[] x, int at, NearestPoints nearest) {}

  private void search(int ball, double bound, Query query) {
    if (bound > query.nearest.limit() * SLACK) {
      return;
    }
    int left = 2 * ball + 1;
    if (left >= radii.length) {
      leaf(ball, query);
      return;
    }
    double leftBound = bound(left, query.x, query.at);
    double rightBound = bound(left + 1, query.x, query.at);
    if (leftBound <= rightBound) {
      search(left, leftBound, query);
      search(left + 1, rightBound, query);
    } else {
      search(left + 1, rightBound, query);
      search(left, leftBound, query);
    }
  }

  private void leaf(int ball, Query query) {
    int leaf = ball - radii.length / 2;
    for (int i = from[leaf]; i < from[leaf + 1]; i++) {
      double squares = squares(query.x, query.at, i * width, query.nearest.limit());
      query.nearest.offer(ids[i], squares);
    }
  }

  /** The square of the least distance of a ball's points. */
  private double bound(int ball, double[] x, int at) {
    double squares = 0;
    int centre = ball * width;
    for (int i = 0; i < width; i++) {
      double difference = x[at + i] - centres[centre + i];
      squares += difference * difference;
    }
    double gap = Math.sqrt(squares) - radii[ball];
    return gap > 0 ? gap * gap : 0;
  }

  /** Given up as soon as it exceeds the limit. */
  private double squares(double[] x, int at, int point, double limit) {
    double squares = 0;
    int i = 0;
    while (i < width) {
      int end = Math.min(width, i + STRIDE);
      for (; i < end; i++) {
        double difference = x[at + i] - points[point + i];
        squares += difference * difference;
      }
      if (squares > limit) {
        return squares;
      }
    }
    return squares;
  }

  /** Puts points into balls. The points lie still, their numbers move. */
  private final class Building {
    private final int firstLeaf;
    private final double[] keys = new double[ids.length];

    Building(int leaves) {
      firstLeaf = leaves - 1;
    }

    void ball(int ball, int begin, int end) {
      centre(ball, begin, end);
      if (ball >= firstLeaf) {
        from[ball - firstLeaf] = begin;
        from[ball - firstLeaf + 1] = end;
        return;
      }
      int widest = widest(begin, end);
      for (int i = begin; i < end; i++) {
        keys[i] = points[ids[i] * width + widest];
      }
      int middle = (begin + end) >>> 1;
      select(begin, end - 1, middle);
      ball(2 * ball + 1, begin, middle);
      ball(2 * ball + 2, middle, end);
    }

    private void centre(int ball, int begin, int end) {
      int centre = ball * width;
      for (int i = begin; i < end; i++) {
        for (int column = 0; column < width; column++) {
          centres[centre + column] += points[ids[i] * width + column] / (end - begin);
        }
      }
      double greatest = 0;
      for (int i = begin; i < end; i++) {
        double squares = 0;
        for (int column = 0; column < width; column++) {
          double difference = points[ids[i] * width + column] - centres[centre + column];
          squares += difference * difference;
        }
        greatest = Math.max(greatest, squares);
      }
      radii[ball] = Math.sqrt(greatest) * SLACK;
    }

    /** The column in which the points vary most. */
    private int widest(int begin, int end) {
      int widest = 0;
      double most = -1;
      for (int column = 0; column < width; column++) {
        double sum = 0;
        double squares = 0;
        for (int i = begin; i < end; i++) {
          double value = points[ids[i] * width + column];
          sum += value;
          squares += value * value;
        }
        double spread = squares - sum * sum / (end - begin);
        if (spread > most) {
          most = spread;
          widest = column;
        }
      }
      return widest;
    }

    /** Hoare (1961), "Algorithm 65: find": what is less than the middle one goes before it. */
    private void select(int first, int last, int middle) {
      int low = first;
      int high = last;
      while (low < high) {
        double pivot = keys[(low + high) >>> 1];
        int i = low;
        int j = high;
        while (i <= j) {
          while (keys[i] < pivot) {
            i++;
          }
          while (keys[j] > pivot) {
            j--;
          }
          if (i <= j) {
            swap(i++, j--);
          }
        }
        if (middle <= j) {
          high = j;
        } else if (middle >= i) {
          low = i;
        } else {
          return;
        }
      }
    }

    private void swap(int i, int j) {
      double key = keys[i];
      keys[i] = keys[j];
      keys[j] = key;
      int id = ids[i];
      ids[i] = ids[j];
      ids[j] = id;
    }
  }
}
