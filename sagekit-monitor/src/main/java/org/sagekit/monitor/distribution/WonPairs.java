package org.sagekit.monitor.distribution;

/** The exact distribution of Mann and Whitney's statistic without ties. */
public final class WonPairs {
  private WonPairs() {}

  /**
   * The share of the orders in which the statistic is as far from its mean (Mann &amp; Whitney
   * 1947, "On a test of whether one of two random variables is stochastically larger than the
   * other", equation 4).
   *
   * @param n the size of one sample
   * @param m the size of the other
   * @param distance from n m / 2, above 0
   * @return the p-value of both sides
   */
  public static double beyond(int n, int m, double distance) {
    double[] shares = shares(n, m);
    double tail = 0;
    for (int u = 0; u <= n * m / 2.0 - distance; u++) {
      tail += shares[u];
    }
    return Math.min(1, 2 * tail);
  }

  private static double[] shares(int n, int m) {
    double[][] row = new double[m + 1][];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        double[] shares = new double[i * j + 1];
        shares[0] = i == 0 || j == 0 ? 1 : 0;
        if (i > 0 && j > 0) {
          add(row[j], (double) i / (i + j), j, shares);
          add(row[j - 1], (double) j / (i + j), 0, shares);
        }
        row[j] = shares;
      }
    }
    return row[m];
  }

  private static void add(double[] from, double share, int shift, double[] to) {
    for (int u = 0; u < from.length; u++) {
      to[u + shift] += share * from[u];
    }
  }
}
