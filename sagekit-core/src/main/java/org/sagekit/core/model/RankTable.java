package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Turns the rows' numbers into ranks: how many of a column's limits a number is above, which is all
 * that its splits ask. A column has at most 255 limits, so a rank is a byte. Immutable.
 */
final class RankTable {
  /** So many rows are read column by column while they stay in the nearest cache. */
  private static final int TILE = 128;

  private final RankColumn[] columns;
  private final boolean rounds;

  private RankTable(RankColumn[] columns, boolean rounds) {
    this.columns = columns;
    this.rounds = rounds;
  }

  /** The table of a forest without splits by set; none if a column has more limits. */
  static Optional<RankTable> of(Forest forest) {
    List<TreeSet<Integer>> limits = new ArrayList<>();
    for (int column = 0; column < forest.columns(); column++) {
      limits.add(new TreeSet<>());
    }
    for (int node = 0; node < forest.size(); node++) {
      if (!forest.isLeaf(node)) {
        limits.get(forest.columnOf(node)).add(PackedWalk.limit(forest, node));
      }
    }
    RankColumn[] columns = new RankColumn[limits.size()];
    for (int column = 0; column < columns.length; column++) {
      int[] ascending = limits.get(column).stream().mapToInt(Integer::intValue).toArray();
      if (ascending.length > RankColumn.MOST_LIMITS) {
        return Optional.empty();
      }
      columns[column] =
          new RankColumn(forest.features()[column], forest.isMissingBelow(column), ascending);
    }
    return Optional.of(new RankTable(columns, forest.isSingle()));
  }

  int columns() {
    return columns.length;
  }

  /** What a rank must be above to go to the right at a split. */
  byte limit(int column, int limit) {
    return columns[column].rankOf(limit);
  }

  /**
   * Ranks rows.
   *
   * @param in where the first row's numbers begin
   * @param ranks column behind column, {@code stride} ranks each
   * @return false if the forest compares doubles and one of them is no float
   */
  boolean read(Memory memory, int in, int rows, byte[] ranks, int stride) {
    boolean exact = true;
    for (int first = 0; first < rows; first += TILE) {
      int end = Math.min(first + TILE, rows);
      for (int column = 0; column < columns.length; column++) {
        exact &= columns[column].read(memory, in, first, end, ranks, column * stride);
      }
    }
    return exact | rounds;
  }
}
