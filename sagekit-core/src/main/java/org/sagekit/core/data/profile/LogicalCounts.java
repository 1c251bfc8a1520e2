package org.sagekit.core.data.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often true and false occur, as the moments of ones and zeros have it. */
final class LogicalCounts {
  private LogicalCounts() {}

  /** The more frequent first, equals by their text. */
  static Map<String, Long> of(Moments moments) {
    long trues = moments.count() == 0 ? 0 : (long) moments.sum();
    long falses = moments.count() - trues;
    Map<String, Long> counts = new LinkedHashMap<>();
    boolean first = trues > falses;
    put(counts, first, Math.max(trues, falses));
    put(counts, !first, Math.min(trues, falses));
    return counts;
  }

  private static void put(Map<String, Long> counts, boolean value, long count) {
    if (count > 0) {
      counts.put(Boolean.toString(value), count);
    }
  }
}
