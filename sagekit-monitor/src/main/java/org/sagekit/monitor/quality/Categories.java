package org.sagekit.monitor.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/**
 * How often categories occurred, of which perhaps only the most frequent ones are listed.
 *
 * @param listed the counts that are known
 * @param total of all categories, at least the sum of what is listed
 */
record Categories(Map<String, Long> listed, long total) {
  /** Stands for what is not told apart. */
  private static final String REST = "\u0000";

  static Categories of(Map<String, Long> all) {
    return new Categories(all, sum(all));
  }

  static Categories of(ColumnStatistics column) {
    Map<String, Long> listed = column.texts().map(TextStatistics::countByValue).orElse(Map.of());
    return new Categories(listed, Math.max(column.present(), sum(listed)));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private long unlisted() {
    return total - sum(listed);
  }

  double share(String category) {
    return (double) listed.getOrDefault(category, 0L) / total;
  }

  /** How great a share may be of a category that is not listed. */
  double shareOfUnlisted() {
    long most =
        unlisted() == 0 ? 0 : listed.values().stream().mapToLong(Long::longValue).min().orElse(0);
    return (double) Math.min(most, unlisted()) / total;
  }

  /** The counts of what both list, and of the rest together if either does not list all. */
  Map<String, Long> comparableWith(Categories other) {
    if (unlisted() == 0 && other.unlisted() == 0) {
      return listed;
    }
    Map<String, Long> both = new LinkedHashMap<>(listed);
    both.keySet().retainAll(other.listed.keySet());
    both.remove(REST);
    both.put(REST, total - sum(both));
    return both;
  }
}
