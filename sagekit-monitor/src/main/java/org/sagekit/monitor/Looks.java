package org.sagekit.monitor;

import org.sagekit.api.deploy.rollout.Fleets;

/**
 * When to look at records that become more: at the least number, at twice as many, and so on; at
 * last each time that as many new ones have come as are kept. So a long rollout is looked at few
 * times, and half of what each of them sees, or all, is new.
 *
 * @param least how many records the first look needs, at least 1
 */
record Looks(long least) {

  /** How many looks there should have been at so many records. */
  long at(long records) {
    long next = least;
    long looks = 0;
    while (next <= records && next < Fleets.NEWEST) {
      next *= 2;
      looks++;
    }
    return next <= records ? looks + 1 + (records - next) / Fleets.NEWEST : looks;
  }

  /**
   * The part of a level that a look may use: all parts together are the level, however many looks
   * there are (Bonferroni's inequality; the parts {@code 1 / (k (k + 1))} sum to 1).
   *
   * @param look from 1
   */
  static double levelOf(long look, double level) {
    return level / look / (look + 1);
  }
}
