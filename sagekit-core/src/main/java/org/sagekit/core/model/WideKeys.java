package org.sagekit.core.model;

import java.util.stream.IntStream;

/**
 * Brings a row's numbers into the keys of 64 bits that a forest's splits compare; for splits by set
 * a key is the index of a level. Immutable.
 */
final class WideKeys {
  /** The key of what is no level; beyond every set. */
  static final long UNKNOWN = Long.MAX_VALUE;

  private final int[] features;
  private final long[] missing;
  private final int[] levelColumns;
  private final boolean single;

  WideKeys(Forest forest) {
    single = forest.isSingle();
    features = forest.features();
    missing = new long[features.length];
    for (int column = 0; column < missing.length; column++) {
      missing[column] = forest.isMissingBelow(column) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    levelColumns = IntStream.range(0, features.length).filter(forest::isLevelColumn).toArray();
  }

  /** How many keys a row has: one a column, and that of the leaves. */
  int size() {
    return features.length + 1;
  }

  /** Reads a row, its first key going to {@code at} and each other one {@code step} further. */
  void read(double[] values, int from, long[] keys, int at, int step) {
    int to = at;
    for (int column = 0; column < features.length; column++) {
      double x = values[from + features[column]];
      keys[to] =
          Double.isNaN(x) ? missing[column] : single ? KeyOrder.of((float) x) : KeyOrder.of(x);
      to += step;
    }
    keys[to] = Long.MIN_VALUE;
    for (int column : levelColumns) {
      double x = values[from + features[column]];
      double level = single ? (float) x : x;
      keys[at + column * step] = level >= 0 && level < Integer.MAX_VALUE ? (long) level : UNKNOWN;
    }
  }
}
