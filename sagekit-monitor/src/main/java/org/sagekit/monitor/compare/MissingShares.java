package org.sagekit.monitor.compare;

import java.util.Optional;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.distribution.Fisher;

/**
 * Asks whether as great a share of the values is missing as was: Fisher's exact test, the smaller
 * tail twice. Statistic and effect are the difference of the shares, now less then and without its
 * sign.
 */
final class MissingShares {
  static final String TEST = "missing-share";

  private MissingShares() {}

  /**
   * Nothing if the answer is known from how many values are missing on both sides together: then
   * the question must not count among those that are corrected for (Tarone 1990, "A modified
   * Bonferroni method for discrete data").
   */
  static Optional<DriftResult> ask(ColumnPair pair, DriftRule rule) {
    long missing = pair.now().missing();
    long size = pair.now().size();
    long marked = missing + pair.then().missing();
    long total = size + pair.then().size();
    if (!isOpen(marked, size, total, rule)) {
      return Optional.empty();
    }
    double difference = share(missing, size) - share(marked - missing, total - size);
    double p = Fisher.doubled(missing, size, marked, total);
    return Optional.of(new DriftResult(TEST, difference, p, Math.abs(difference)));
  }

  private static boolean isOpen(long marked, long size, long total, DriftRule rule) {
    if (marked == 0 || marked == total || size == 0 || size == total) {
      return false;
    }
    long most = Math.min(marked, size);
    long least = Math.max(0, marked + size - total);
    return isTelling(most, size, marked, total, rule)
        || isTelling(least, size, marked, total, rule);
  }

  private static boolean isTelling(long found, long size, long marked, long total, DriftRule rule) {
    double effect = Math.abs(share(found, size) - share(marked - found, total - size));
    return effect >= rule.effectFloor()
        && Fisher.doubled(found, size, marked, total) < rule.level();
  }

  private static double share(long part, long whole) {
    return (double) part / whole;
  }
}
