package org.sagekit.core.train.metric;

import java.util.Arrays;

/**
 * The rising curve that is nearest to given points by weighted squares, by pooling neighbours that
 * fall (Ayer et al. 1955; Zadrozny and Elkan 2002 for probabilities). Straight lines between its
 * points, constant beyond them.
 *
 * @param xs strictly ascending
 * @param ys never falling, one a point
 */
public record Isotonic(double[] xs, double[] ys) {

  /**
   * Fits the curve.
   *
   * @param x one a row, finite
   * @param y one a row
   * @param weights one a row; rows of weight 0 are left out
   * @return at least one point
   * @throws IllegalArgumentException if no row has weight
   */
  public static Isotonic fit(double[] x, double[] y, double[] weights) {
    double[] places = new double[x.length];
    double[] means = new double[x.length];
    double[] sums = new double[x.length];
    int groups = 0;
    for (int row : Ordering.ascending(x)) {
      if (weights[row] > 0) {
        if (groups == 0 || places[groups - 1] != x[row]) {
          places[groups++] = x[row] + 0.0;
        }
        int last = groups - 1;
        means[last] += weights[row] * (y[row] - means[last]) / (sums[last] + weights[row]);
        sums[last] += weights[row];
      }
    }
    if (groups == 0) {
      throw new IllegalArgumentException(
          "Isotonic: rows must be at least one of weight above 0, but was none.");
    }
    return thinned(Arrays.copyOf(places, groups), pooled(means, sums, groups));
  }

  /** Each place's value after pooling. */
  private static double[] pooled(double[] means, double[] sums, int groups) {
    double[] value = new double[groups];
    double[] weight = new double[groups];
    int[] size = new int[groups];
    int blocks = 0;
    for (int i = 0; i < groups; i++) {
      value[blocks] = means[i];
      weight[blocks] = sums[i];
      size[blocks++] = 1;
      while (blocks > 1 && value[blocks - 2] >= value[blocks - 1]) {
        blocks--;
        double both = weight[blocks - 1] + weight[blocks];
        value[blocks - 1] += (value[blocks] - value[blocks - 1]) * (weight[blocks] / both);
        weight[blocks - 1] = both;
        size[blocks - 1] += size[blocks];
      }
    }
    double[] fitted = new double[groups];
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(fitted, place, place + size[block], value[block]);
      place += size[block];
    }
    return fitted;
  }

  /** Without the inner points of level stretches. */
  private static Isotonic thinned(double[] xs, double[] ys) {
    int kept = 0;
    double[] fewerXs = new double[xs.length];
    double[] fewerYs = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      boolean inner = i > 0 && i + 1 < xs.length && ys[i] == ys[i - 1] && ys[i] == ys[i + 1];
      if (!inner) {
        fewerXs[kept] = xs[i];
        fewerYs[kept++] = ys[i];
      }
    }
    return new Isotonic(Arrays.copyOf(fewerXs, kept), Arrays.copyOf(fewerYs, kept));
  }
}
