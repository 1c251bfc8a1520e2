package org.sagekit.core.train.anomaly;

import java.util.SplittableRandom;

/** Cuts of some points in two. */
final class Cuts {
  private Cuts() {}

  /** A value from the lesser (inclusive) to the greater (exclusive). */
  static double between(double low, double high, SplittableRandom random) {
    double at = low + random.nextDouble() * (high - low);
    return at < high ? at : low;
  }

  /** Puts the points up to a value before the others and tells where these begin. */
  static int divided(double[][] points, int[] order, int from, int to, int dimension, double at) {
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
}
