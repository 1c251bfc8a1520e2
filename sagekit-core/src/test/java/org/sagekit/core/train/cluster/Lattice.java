package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Thirty points about three places in turn, the same wherever they are computed. */
public final class Lattice {
  private Lattice() {}

  /** The points; the places are at 0, 1 and 2 steps on the first axis. */
  public static double[][] points(double step) {
    return IntStream.range(0, 30)
        .mapToObj(
            i ->
                new double[] {
                  i * 7 % 11 / 11.0 - 0.5 + step * (i % 3),
                  i * 5 % 13 / 13.0 - 0.5 + (i % 3 == 1 ? 0.75 * step : 0),
                  i * 3 % 7 / 7.0 - 0.5
                })
        .toArray(double[][]::new);
  }

  /** All alike. */
  public static double[] ones(double[][] points) {
    double[] ones = new double[points.length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
