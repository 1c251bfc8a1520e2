package org.sagekit.core.deploy.rollout;

import org.apache.commons.math3.special.Beta;

/**
 * Whether a share is above a limit, or only looks so by chance, when one looks again and again.
 *
 * <p>The exact binomial test (Clopper &amp; Pearson 1934) is for one look. Who looks at every
 * request and stops at the first finding is wrong far oftener than its level says: in 5,000
 * requests 8 to 12 % of the time instead of 1 %. So the evidence is a likelihood ratio instead: the
 * shares above the limit, weighted, against the limit itself (Robbins 1970, "Statistical methods
 * related to the law of the iterated logarithm", section 3). If the true share is at most the
 * limit, this ratio is a non-negative supermartingale that starts at 1, and the chance that it ever
 * reaches {@code 1 / level} is at most the level (Ville 1939), however often one looks and whenever
 * one stops.
 *
 * <p>Any weights keep that promise; they only say which shares are found soonest. Here they are
 * those of a beta distribution with parameters 1 and b, whose mean is four times the limit, or a
 * half if that is less. With a limit of 1 % and a level of 0.01, ten times the limit is found in
 * about 40 requests, five times in 120, twice in 1,500.
 */
public final class Evidence {
  private Evidence() {}

  /**
   * Whether there is enough evidence.
   *
   * @param hits how often it happened, from 0
   * @param trials how often it could have happened, at least the hits
   * @param limit the share that is allowed, from 0 to 1
   * @param level the chance of ever being wrong, above 0 and below 1
   * @return true if the share is above the limit at this level
   */
  public static boolean above(long hits, long trials, double limit, double level) {
    return logRatio(hits, trials, limit) >= -Math.log(level);
  }

  /**
   * The logarithm of the likelihood ratio: of {@code integral from limit to 1 of q^hits
   * (1-q)^misses b (1-q)^(b-1) dq / (1-limit)^b} over {@code limit^hits (1-limit)^misses}.
   */
  static double logRatio(long hits, long trials, double limit) {
    if (hits <= limit * trials || limit >= 1) {
      // No share above the limit is likelier than the limit, so the ratio is at most 1.
      return Double.NEGATIVE_INFINITY;
    }
    if (limit <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double misses = trials - hits;
    double b = Math.max(1, 1 / (4 * limit) - 1);
    double above = Beta.regularizedBeta(1 - limit, misses + b, hits + 1);
    return Math.log(b)
        + Beta.logBeta(hits + 1.0, misses + b)
        + Math.log(above)
        - (misses + b) * Math.log1p(-limit)
        - hits * Math.log(limit);
  }
}
