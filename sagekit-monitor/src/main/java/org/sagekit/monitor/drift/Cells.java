package org.sagekit.monitor.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;

/**
 * How often levels, or bins of numbers, occur in two samples.
 *
 * @param list the rarest first
 */
record Cells(List<Cell> list) {

  /**
   * How often a level, or several that are counted as one, occurs in each sample.
   *
   * @param then in the reference
   * @param now in the current sample
   */
  record Cell(long then, long now) {
    static final Cell NONE = new Cell(0, 0);

    long both() {
      return then + now;
    }

    Cell and(Cell other) {
      return new Cell(then + other.then, now + other.now);
    }
  }

  /**
   * Puts cells in order. Those that are equally common keep theirs: which of them is pooled, or
   * looked at alone, must not depend on the sample in which they occur, or a p-value of it would be
   * chosen by what it is to judge.
   */
  static Cells of(List<Cell> cells) {
    return new Cells(
        cells.stream()
            .filter(cell -> cell.both() > 0)
            .sorted(Comparator.comparingLong(Cell::both))
            .toList());
  }

  static Cells ofLevels(Column reference, Column current) {
    Map<String, Cell> cellByLevel = new TreeMap<>();
    count(reference).forEach((level, n) -> cellByLevel.put(level, new Cell(n, 0)));
    count(current).forEach((level, n) -> cellByLevel.merge(level, new Cell(0, n), Cell::and));
    return of(List.copyOf(cellByLevel.values()));
  }

  private static Map<String, Long> count(Column column) {
    Map<String, Long> countByLevel = new HashMap<>();
    if (column instanceof CategoricalColumn categories) {
      int[] counts = categories.counts();
      for (int code = 0; code < counts.length; code++) {
        countByLevel.merge(categories.levels().get(code), (long) counts[code], Long::sum);
      }
      return countByLevel;
    }
    for (int row = 0; row < column.size(); row++) {
      String level = column.text(row);
      if (level != null) {
        countByLevel.merge(level, 1L, Long::sum);
      }
    }
    return countByLevel;
  }

  Cell sizes() {
    return list.stream().reduce(Cell.NONE, Cell::and);
  }

  boolean anyEmpty() {
    Cell sizes = sizes();
    return sizes.then() == 0 || sizes.now() == 0;
  }

  /** The commonest cells alone, the others as one. */
  Cells commonest(int most) {
    if (list.size() <= most) {
      return this;
    }
    int rare = list.size() - most + 1;
    List<Cell> fewer = new ArrayList<>(list.subList(rare, list.size()));
    fewer.add(list.subList(0, rare).stream().reduce(Cell.NONE, Cell::and));
    return of(fewer);
  }

  /** How often the rarest cell is to be expected in the smaller sample. */
  double leastExpected() {
    Cell sizes = sizes();
    double share = (double) list.get(0).both() / sizes.both();
    return share * Math.min(sizes.then(), sizes.now());
  }
}
