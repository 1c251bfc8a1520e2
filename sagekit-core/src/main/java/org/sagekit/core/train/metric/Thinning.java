package org.sagekit.core.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fewer points of a curve. */
public final class Thinning {
  private Thinning() {}

  /**
   * Chooses points in equal steps along the curve, each axis scaled to 1, the first and the last
   * always among them.
   *
   * @param x one a point
   * @param y one a point
   * @param most how many points may stay, at least 2
   * @return ascending indices, all if there are not more
   */
  public static int[] of(double[] x, double[] y, int most) {
    int points = x.length;
    if (points <= most) {
      int[] all = new int[points];
      Arrays.setAll(all, i -> i);
      return all;
    }
    double[] walked = new double[points];
    double width = range(x);
    double height = range(y);
    for (int i = 1; i < points; i++) {
      double across = Math.abs(x[i] - x[i - 1]) / width;
      walked[i] = walked[i - 1] + across + Math.abs(y[i] - y[i - 1]) / height;
    }
    List<Integer> kept = new ArrayList<>(List.of(0));
    for (int i = 1; i + 1 < points; i++) {
      double next = walked[points - 1] * kept.size() / (most - 1);
      if (walked[i] >= next && kept.size() < most - 1) {
        kept.add(i);
      }
    }
    kept.add(points - 1);
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double range(double[] values) {
    double range = Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    return range > 0 ? range : 1;
  }
}
