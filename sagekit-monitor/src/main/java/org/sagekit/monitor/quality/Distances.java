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

  static double simple(Ranks then, Ranks now) {
    return then.distance(now);
  }

  static double robust(Ranks then, Ranks now) {
    return lessChance(then.distance(now), then.size(), now.size());
  }

  /** The greatest distance of the categories' shares. */
  static double lInfinity(Map<String, Long> then, Map<String, Long> now) {
    double allThen = total(then);
    double allNow = total(now);
    Set<String> categories = new LinkedHashSet<>(then.keySet());
    categories.addAll(now.keySet());
    double greatest = 0;
    for (String category : categories) {
      double before = then.getOrDefault(category, 0L) / allThen;
      double after = now.getOrDefault(category, 0L) / allNow;
      greatest = Math.max(greatest, Math.abs(before - after));
    }
    return greatest;
  }

  static double robustLInfinity(Map<String, Long> then, Map<String, Long> now) {
    return lessChance(lInfinity(then, now), total(then), total(now));
  }

  private static double lessChance(double distance, double n, double m) {
    return Math.max(0, distance - CHANCE * Math.sqrt((n + m) / (n * m)));
  }

  static double total(Map<String, Long> countByCategory) {
    return countByCategory.values().stream().mapToLong(Long::longValue).sum();
  }
}
