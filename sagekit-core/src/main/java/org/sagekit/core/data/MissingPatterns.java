package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.MissingPattern;

/** Which columns are missing together. */
final class MissingPatterns {
  private static final int MOST = 10;

  private MissingPatterns() {}

  /** The most frequent patterns, those of equal frequency in the order in which they come. */
  static List<MissingPattern> of(Dataset dataset) {
    Map<BitSet, Long> rowsByPattern = new LinkedHashMap<>();
    List<Integer> gappy = gappy(dataset);
    BitSet pattern = new BitSet();
    for (int row = 0; row < dataset.size(); row++) {
      pattern.clear();
      for (int column : gappy) {
        if (dataset.column(column).isMissing(row)) {
          pattern.set(column);
        }
      }
      if (rowsByPattern.computeIfPresent(pattern, (known, rows) -> rows + 1) == null) {
        rowsByPattern.put((BitSet) pattern.clone(), 1L);
      }
    }
    return rowsByPattern.entrySet().stream()
        .sorted(Map.Entry.<BitSet, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(one -> new MissingPattern(names(dataset, one.getKey()), one.getValue()))
        .toList();
  }

  private static List<Integer> gappy(Dataset dataset) {
    List<Integer> gappy = new ArrayList<>();
    for (int column = 0; column < dataset.schema().size(); column++) {
      if (dataset.column(column).missing() > 0) {
        gappy.add(column);
      }
    }
    return gappy;
  }

  private static List<String> names(Dataset dataset, BitSet pattern) {
    return pattern.stream().mapToObj(i -> dataset.schema().fields().get(i).name()).toList();
  }
}
