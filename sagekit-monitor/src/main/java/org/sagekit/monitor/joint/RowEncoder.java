package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;

/**
 * Makes numbers of rows, by what both sides together look like.
 *
 * <p>Numbers and times become {@link NormalScores}; a missing one the middle. Booleans become 0 and
 * 1; a missing one their mean. A column with missing values also gives one that is 1 where they
 * are. Of categories the commonest levels, the others together, and what is missing become a column
 * each, scaled so that rows of different levels are 1 apart. What is the same in all rows is left
 * out.
 */
final class RowEncoder {
  static final int MOST_LEVELS = 20;
  private static final double LEVEL = Math.sqrt(0.5);

  private final ComparedColumns columns;
  private final PooledRows.Place[] places;
  private final EncodedColumns encoded;

  RowEncoder(ComparedColumns columns, PooledRows.Place[] places, long seed) {
    this.columns = columns;
    this.places = places;
    encoded = new EncodedColumns(places.length, seed);
  }

  double[][] encoded() {
    for (ComparedColumns.Pair pair : columns.pairs()) {
      if (pair.isCategories()) {
        addCategories(pair);
      } else {
        addNumbers(pair);
      }
    }
    return encoded.rows();
  }

  private void addNumbers(ComparedColumns.Pair pair) {
    double[] values = new double[places.length];
    double[] missing = new double[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = column(pair, i).number(places[i].row());
      missing[i] = Double.isNaN(values[i]) ? 1 : 0;
    }
    encoded.add(pair.isBoolean() ? withMean(values) : NormalScores.of(values));
    encoded.add(missing);
  }

  private Column column(ComparedColumns.Pair pair, int place) {
    return places[place].now() ? pair.current() : pair.reference();
  }

  private static double[] withMean(double[] values) {
    double mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(0);
    return Arrays.stream(values).map(v -> Double.isNaN(v) ? mean : v).toArray();
  }

  private void addCategories(ComparedColumns.Pair pair) {
    @Nullable String[] levels = new String[places.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = column(pair, i).text(places[i].row());
    }
    List<String> common = commonest(levels);
    Map<String, double[]> flags = new HashMap<>();
    common.forEach(level -> flags.put(level, new double[levels.length]));
    double[] others = new double[levels.length];
    double[] missing = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      String level = levels[i];
      (level == null ? missing : flags.getOrDefault(level, others))[i] = LEVEL;
    }
    common.forEach(level -> encoded.add(flags.getOrDefault(level, others)));
    encoded.add(others);
    encoded.add(missing);
  }

  /**
   * Of equally common levels the first by their characters, so that the order of rows is no matter.
   */
  private static List<String> commonest(@Nullable String[] levels) {
    Map<String, Integer> counts = new HashMap<>();
    for (String level : levels) {
      if (level != null) {
        counts.merge(level, 1, Integer::sum);
      }
    }
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted.stream().limit(MOST_LEVELS).map(Map.Entry::getKey).toList();
  }
}
