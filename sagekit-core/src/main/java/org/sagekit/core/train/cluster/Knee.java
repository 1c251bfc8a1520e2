package org.sagekit.core.train.cluster;

/** Where a rising curve begins to rise steeply. */
public final class Knee {
  private Knee() {}

  /**
   * The value that lies farthest below the straight line from the first value to the last (Satopaa
   * et al. 2011, "Finding a kneedle in a haystack", for a convex curve, unsmoothed).
   *
   * @param sorted at least one value, the least first
   * @return one of the values; the last if the curve is straight
   */
  public static double of(double[] sorted) {
    int last = sorted.length - 1;
    double most = 0;
    int knee = last;
    for (int i = 0; i < last; i++) {
      double line = sorted[0] + (sorted[last] - sorted[0]) * i / last;
      if (line - sorted[i] > most) {
        most = line - sorted[i];
        knee = i;
      }
    }
    return sorted[knee];
  }
}
