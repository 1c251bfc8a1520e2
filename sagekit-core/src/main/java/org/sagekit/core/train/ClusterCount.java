package org.sagekit.core.train;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.clustering.GMeans;
import smile.math.MathEx;

/**
 * How many clusters there are, by SMILE's G-means: a cluster is split in two as long as its points
 * don't look normal along the line between the two halves (Hamerly and Elkan, 2003, "Learning the k
 * in k-means").
 */
final class ClusterCount {
  private static final int MOST = 100;
  private static final int MOVES = 100;
  private static final double TOLERANCE = 1e-4;

  /** The test of normality finds a fault in any cluster of enough real rows. */
  private static final int MOST_ROWS = 2_000;

  private ClusterCount() {}

  /** The count for points, of which some thousand are looked at; at least 1. */
  static int of(double[][] points, long seed) {
    double[][] drawn = drawn(points, new SplittableRandom(seed));
    // SMILE keeps its random numbers by thread, and the list of their seeds for all threads.
    synchronized (MathEx.class) {
      MathEx.setSeed(seed);
      return GMeans.fit(drawn, MOST, MOVES, TOLERANCE).centroids.length;
    }
  }

  /** Copies, because the library must not change what others learn from. */
  private static double[][] drawn(double[][] points, SplittableRandom random) {
    int[] rows = IntStream.range(0, points.length).toArray();
    int count = Math.min(MOST_ROWS, rows.length);
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, rows.length);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return IntStream.range(0, count)
        .mapToObj(i -> points[rows[i]].clone())
        .toArray(double[][]::new);
  }
}
