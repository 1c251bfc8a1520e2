package org.sagekit.core.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;

/**
 * The most frequent values of a column, and how many different ones there are, in constant memory.
 * Up to 10,000 different values are counted exactly. Of more, the candidates are kept (J. Misra and
 * D. Gries, "Finding repeated elements", Science of Computer Programming 2, 1982: no value that
 * makes up more than 1 / 10,001 of the rows is missed, and a count is at most that share of the
 * rows too low), and the different ones are estimated. For one thread.
 */
final class FrequentValues {
  static final int EXACT = 10_000;
  private static final int TOP = 100;
  private final Map<String, Long> counts = new HashMap<>();
  private @Nullable HyperLogLog sketch;

  void add(Column column) {
    if (column instanceof CategoricalColumn categories) {
      add(categories);
      return;
    }
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        add(text, 1);
      }
    }
  }

  private void add(CategoricalColumn column) {
    int[] byLevel = column.counts();
    for (int level = 0; level < byLevel.length; level++) {
      if (byLevel[level] > 0) {
        add(column.levels().get(level), byLevel[level]);
      }
    }
  }

  private void add(String text, long count) {
    if (sketch != null) {
      sketch.add(text);
    }
    if (counts.size() < EXACT || counts.containsKey(text)) {
      counts.merge(text, count, Long::sum);
      return;
    }
    beginToEstimate(text);
    long least = counts.values().stream().mapToLong(n -> n).min().orElse(0);
    long taken = Math.min(least, count);
    counts.replaceAll((value, known) -> known - taken);
    counts.values().removeIf(known -> known == 0);
    if (count > taken) {
      counts.put(text, count - taken);
    }
  }

  private void beginToEstimate(String text) {
    if (sketch == null) {
      sketch = new HyperLogLog();
      counts.keySet().forEach(sketch::add);
      sketch.add(text);
    }
  }

  /** How many different values there were. */
  long distinct() {
    return sketch == null ? counts.size() : sketch.estimate();
  }

  /** Replaces counts that may be too low by those of a column that has all values. */
  void recount(Column column) {
    if (sketch == null) {
      return;
    }
    counts.replaceAll((value, count) -> 0L);
    if (column instanceof CategoricalColumn categories) {
      counts.clear();
      int[] byLevel = categories.counts();
      for (int level = 0; level < byLevel.length; level++) {
        counts.put(categories.levels().get(level), (long) byLevel[level]);
      }
      return;
    }
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        counts.computeIfPresent(text, (value, count) -> count + 1);
      }
    }
  }

  /** The top 100, most frequent first, equals by their text. */
  Map<String, Long> top() {
    Map<String, Long> top = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }
}
