package org.sagekit.core.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;

/**
 * The most frequent values of a column and their exact counts. A column of up to 10,000 different
 * values is counted whole. Of one with more, the candidates are found first (J. Misra and D. Gries,
 * "Finding repeated elements", Science of Computer Programming 2, 1982: no value that makes up more
 * than 1 / 10,001 of the rows is missed), then counted.
 */
final class FrequentValues {
  static final int EXACT = 10_000;
  private static final int TOP = 100;
  private Map<String, Long> counts = new HashMap<>();
  private boolean whole = true;

  static FrequentValues of(Column column) {
    FrequentValues values = new FrequentValues();
    if (column instanceof CategoricalColumn categories) {
      values.count(categories);
    } else {
      values.count(column);
    }
    return values;
  }

  private void count(CategoricalColumn column) {
    int[] byLevel = column.counts();
    for (int level = 0; level < byLevel.length; level++) {
      if (byLevel[level] > 0) {
        counts.put(column.levels().get(level), (long) byLevel[level]);
      }
    }
  }

  private void count(Column column) {
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        addCandidate(text);
      }
    }
    if (!whole) {
      recount(column);
    }
  }

  private void addCandidate(String text) {
    if (counts.size() < EXACT || counts.containsKey(text)) {
      counts.merge(text, 1L, Long::sum);
      return;
    }
    whole = false;
    counts.replaceAll((value, count) -> count - 1);
    counts.values().removeIf(count -> count == 0);
  }

  private void recount(Column column) {
    Map<String, Long> exact = new HashMap<>();
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null && counts.containsKey(text)) {
        exact.merge(text, 1L, Long::sum);
      }
    }
    counts = exact;
  }

  /** Whether every value was counted, so that {@link #distinct} is known. */
  boolean isWhole() {
    return whole;
  }

  long distinct() {
    return counts.size();
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
