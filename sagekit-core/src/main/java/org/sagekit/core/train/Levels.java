package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;

/**
 * The levels that occur in some rows.
 *
 * @param names sorted, so that neither the order of the rows nor levels that don't occur matter
 * @param codes one a row: an index into the names, -1 where missing
 * @param counts how often each level occurs, at least once
 */
record Levels(List<String> names, int[] codes, int[] counts) {

  static Levels of(CategoricalColumn column) {
    int[] all = column.counts();
    int[] occurring =
        IntStream.range(0, all.length)
            .filter(level -> all[level] > 0)
            .boxed()
            .sorted(Comparator.comparing(column.levels()::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] codeByLevel = new int[all.length];
    List<String> names = new ArrayList<>();
    for (int code = 0; code < occurring.length; code++) {
      codeByLevel[occurring[code]] = code;
      names.add(column.levels().get(occurring[code]));
    }
    int[] codes =
        IntStream.range(0, column.size())
            .map(row -> column.code(row) < 0 ? -1 : codeByLevel[column.code(row)])
            .toArray();
    return new Levels(names, codes, IntStream.of(occurring).map(level -> all[level]).toArray());
  }

  int size() {
    return names.size();
  }

  /** Whether there is but one value, missing ones included. */
  boolean constant() {
    long present = IntStream.of(counts).asLongStream().sum();
    return size() + (present < codes.length ? 1 : 0) <= 1;
  }

  /** The most frequent levels that occur at least so often; equally frequent ones by name. */
  List<String> frequent(int most, int leastCount) {
    return IntStream.range(0, size())
        .boxed()
        .filter(level -> counts[level] >= leastCount)
        .sorted(Comparator.comparing((Integer level) -> -counts[level]).thenComparing(names::get))
        .limit(most)
        .map(names::get)
        .sorted()
        .toList();
  }
}
