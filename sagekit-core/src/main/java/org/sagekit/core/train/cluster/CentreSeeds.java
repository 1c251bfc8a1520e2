package org.sagekit.core.train.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Points to start from that lie far apart: each is drawn with a probability in proportion to its
 * squared distance from the nearest that was drawn before (Arthur and Vassilvitskii 2007,
 * "k-means++", section 2.2).
 */
final class CentreSeeds {
  private CentreSeeds() {}

  /** At most so many points, no two equal. */
  static double[][] of(double[][] points, double[] weights, int most, SplittableRandom random) {
    double[] share = weights.clone();
    double[] squares = new double[points.length];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    List<double[]> seeds = new ArrayList<>();
    double total = Arrays.stream(share).sum();
    while (seeds.size() < most && total > 0) {
      double[] seed = points[drawn(share, random.nextDouble() * total)].clone();
      seeds.add(seed);
      total = 0;
      for (int row = 0; row < points.length; row++) {
        squares[row] = Math.min(squares[row], Distances.squares(points[row], seed));
        share[row] = weights[row] * squares[row];
        total += share[row];
      }
    }
    return seeds.toArray(double[][]::new);
  }

  /** The point at a place on the line of all shares; never one without a share. */
  private static int drawn(double[] share, double place) {
    int last = 0;
    double passed = 0;
    for (int row = 0; row < share.length; row++) {
      if (share[row] > 0) {
        last = row;
        passed += share[row];
        if (place < passed) {
          return row;
        }
      }
    }
    return last;
  }
}
