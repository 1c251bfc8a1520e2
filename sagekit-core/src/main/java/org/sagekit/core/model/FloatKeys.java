package org.sagekit.core.model;

/** Brings a row's numbers into the keys of 32 bits that a forest's splits compare. Immutable. */
final class FloatKeys {
  /** So far keys are shifted to leave room for a column below, and for the sign of differences. */
  private static final int SHIFT = Integer.SIZE - 1;

  private final int[] features;
  private final int[] missing;
  private final boolean rounds;

  FloatKeys(Forest forest) {
    rounds = forest.isSingle();
    features = forest.features();
    missing = new int[features.length];
    for (int column = 0; column < missing.length; column++) {
      missing[column] = forest.isMissingBelow(column) ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
  }

  /** How many keys a row has: one a column, and that of the leaves. */
  int size() {
    return features.length + 1;
  }

  /** The key of a missing value in each column. */
  int[] missing() {
    return missing;
  }

  /** A key as {@link #read(double[], int, long[])} gives it. */
  static long shifted(int key) {
    return (long) key << SHIFT;
  }

  /**
   * Reads a row, its first key going to {@code at} and each other one {@code step} further.
   *
   * @return false if the forest compares doubles and one of them is no float, so that keys of 32
   *     bits can't tell
   */
  boolean read(double[] values, int from, int[] keys, int at, int step) {
    int to = at;
    boolean exact = true;
    for (int column = 0; column < features.length; column++) {
      double number = values[from + features[column]];
      float x = (float) number;
      if (Float.isNaN(x)) {
        keys[to] = missing[column];
      } else {
        keys[to] = KeyOrder.of(x);
        exact &= x == number;
      }
      to += step;
    }
    keys[to] = Integer.MIN_VALUE;
    return exact | rounds;
  }

  /**
   * Reads a row's columns as shifted keys.
   *
   * @return false if the forest compares doubles and one of them is no float
   */
  boolean read(double[] values, int from, long[] keys) {
    boolean exact = true;
    for (int column = 0; column < features.length; column++) {
      double number = values[from + features[column]];
      float x = (float) number;
      exact &= x == number | Float.isNaN(x);
      keys[column] = shifted(Float.isNaN(x) ? missing[column] : KeyOrder.of(x));
    }
    return exact | rounds;
  }
}
