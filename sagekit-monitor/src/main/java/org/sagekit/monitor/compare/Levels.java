package org.sagekit.monitor.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;

/**
 * How often each category occurs on each side.
 *
 * @param countByLevel those that occur at all
 */
record Levels(Map<String, Count> countByLevel) {

  /** How often a category occurs. */
  record Count(long then, long now) {
    Count and(long moreThen, long moreNow) {
      return new Count(then + moreThen, now + moreNow);
    }

    long both() {
      return then + now;
    }
  }

  static Levels of(ColumnPair pair) {
    Map<String, Count> counts = new LinkedHashMap<>();
    tally(pair.then()).forEach((level, n) -> counts.put(level, new Count(n, 0)));
    tally(pair.now())
        .forEach(
            (level, n) -> counts.put(level, counts.getOrDefault(level, new Count(0, 0)).and(0, n)));
    return new Levels(counts);
  }

  private static Map<String, Long> tally(Column column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (column instanceof CategoricalColumn categories) {
      List<String> levels = categories.levels();
      int[] codes = categories.counts();
      for (int code = 0; code < codes.length; code++) {
        if (codes[code] > 0) {
          counts.put(levels.get(code), (long) codes[code]);
        }
      }
    }
    return counts;
  }
}
