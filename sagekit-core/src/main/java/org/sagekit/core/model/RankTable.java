package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The limits of a forest's columns. A number's rank is how many of its column's limits it is above,
 * which is all that the column's splits ask. A column has at most 255 limits, so a rank is a byte.
 * Immutable.
 */
final class RankTable {
  static final int MOST_LIMITS = 255;

  /** A rank is kept less this, as bytes have a sign. */
  static final int ZERO = 128;

  /** The limits of each column, ascending, different ones. */
  final int[][] limits;

  /** The feature that each column ranks. */
  final int[] features;

  /** The key of a missing value in each column, below or above all others. */
  final int[] missing;

  /** Whether numbers are rounded to floats before they are compared. */
  final boolean rounds;

  private RankTable(Forest forest, int[][] limits) {
    this.limits = limits;
    features = forest.features();
    missing = new FloatKeys(forest).missing();
    rounds = forest.isSingle();
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
    if (limits.stream().anyMatch(column -> column.size() > MOST_LIMITS)) {
      return Optional.empty();
    }
    int[][] ascending =
        limits.stream()
            .map(column -> column.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return Optional.of(new RankTable(forest, ascending));
  }

  int columns() {
    return limits.length;
  }

  /** What a rank must be above to go to the right at a split. */
  byte limit(int column, int limit) {
    return (byte) (Arrays.binarySearch(limits[column], limit) - ZERO);
  }
}
