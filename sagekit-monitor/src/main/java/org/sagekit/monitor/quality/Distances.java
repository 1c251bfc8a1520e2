package org.sagekit.monitor.quality;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Deequ's distances of two distributions (its file {@code Distance.scala}, version 2.0), which are
 * those of Model Monitor.
 */
final class Distances {
  /**
   * Equation 15 in section 3.3.1 of D. Knuth, "The Art of Computer Programming", volume 2, third
   * edition, for a level of 0.003.
   */
  private static final double CHANCE = 1.8;

  private Distances() {}

  static double simple(Reference then, Ranks now) {
    return then.distance(now);
  }

  static double robust(Reference then, Ranks now) {
    return lessChance(then.distance(now), then.size(), now.size());
  }

  /**
   * The greatest distance of the categories' shares; of a category that only one side lists, what
   * it is at least.
   */
  static double lInfinity(Categories then, Categories now) {
    Set<String> all = new LinkedHashSet<>(then.listed().keySet());
    all.addAll(now.listed().keySet());
    double greatest = 0;
    for (String category : all) {
      double distance = Math.abs(then.share(category) - now.share(category));
      if (!now.listed().containsKey(category)) {
        distance = then.share(category) - now.shareOfUnlisted();
      } else if (!then.listed().containsKey(category)) {
        distance = now.share(category) - then.shareOfUnlisted();
      }
      greatest = Math.max(greatest, distance);
    }
    return greatest;
  }

  static double robustLInfinity(Categories then, Categories now) {
    return lessChance(lInfinity(then, now), (double) then.total(), (double) now.total());
  }

  private static double lessChance(double distance, double n, double m) {
    return Math.max(0, distance - CHANCE * Math.sqrt((n + m) / (n * m)));
  }

  static double total(Map<String, Long> countByCategory) {
    return countByCategory.values().stream().mapToLong(Long::longValue).sum();
  }
}
