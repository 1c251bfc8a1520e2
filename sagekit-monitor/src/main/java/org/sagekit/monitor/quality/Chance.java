package org.sagekit.monitor.quality;

import org.apache.commons.math3.special.Beta;

/** Whether a share that falls short of another does so by chance. */
final class Chance {
  /** The share that is asked is a double; counts that meet it exactly do not fall short of it. */
  private static final double ROUNDING = 1e-12;

  private Chance() {}

  /**
   * Whether too few values are as they should be.
   *
   * @param good how many are
   * @param all how many there are
   * @param asked which share must be, from 0 to 1
   * @param level how unlikely so few must be (of the binomial distribution); with 1 any shortfall
   *     will do
   */
  static boolean fallsShort(long good, long all, double asked, double level) {
    if (all == 0 || good >= asked * all * (1 - ROUNDING)) {
      return false;
    }
    return level >= 1 || atMost(good, all, asked) < level;
  }

  /** The chance that at most so many of all are good if each is with a probability. */
  static double atMost(long good, long all, double probability) {
    if (good >= all || probability <= 0) {
      return 1;
    }
    return probability >= 1
        ? 0
        : Beta.regularizedBeta(1 - probability, (double) (all - good), good + 1.0);
  }

  /**
   * The least probability that is not refuted by so many good ones (C. Clopper and E. Pearson, "The
   * use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26,
   * 1934).
   *
   * @param level the chance that the true probability is less
   */
  static double lowerBound(long good, long all, double level) {
    if (good == 0) {
      return 0;
    }
    double low = 0;
    double high = (double) good / all;
    for (int i = 0; i < 60 && low < high; i++) {
      double middle = (low + high) / 2;
      if (1 - atMost(good - 1, all, middle) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
