package org.sagekit.monitor.distribution;

/** The logarithm of n!: a table, and beyond it Stirling's series, whose error is below 1e-15. */
public final class LogFactorial {
  private static final double[] TABLE = new double[256];
  private static final double HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

  static {
    for (int n = 2; n < TABLE.length; n++) {
      TABLE[n] = TABLE[n - 1] + Math.log(n);
    }
  }

  private LogFactorial() {}

  /**
   * The logarithm.
   *
   * @param n 0 or more
   * @return ln n!
   */
  public static double of(long n) {
    if (n < TABLE.length) {
      return TABLE[(int) n];
    }
    double inverse = 1.0 / n;
    double correction = inverse * (1 / 12.0 - inverse * inverse / 360);
    return (n + 0.5) * Math.log(n) - n + HALF_LOG_TAU + correction;
  }
}
