package org.sagekit.core.train;

import org.sagekit.core.train.booster.BoosterColumns;

/** The numbers of an encoding as the library was given them: a level is its own index. */
final class EncodedColumns implements BoosterColumns {
  private final int[] levels;

  /**
   * The columns.
   *
   * @param levels of each feature how many levels it has; 0 for a quantity
   */
  EncodedColumns(int[] levels) {
    this.levels = levels.clone();
  }

  @Override
  public int number(int feature) {
    return feature;
  }

  @Override
  public int level(int feature) {
    return feature;
  }

  @Override
  public long[] others(int feature, int[] codes) {
    int count = levels[feature];
    long[] bits = new long[(count + Long.SIZE - 1) / Long.SIZE];
    for (int level = 0; level < count; level++) {
      bits[level >> 6] |= 1L << level;
    }
    for (int code : codes) {
      bits[code >> 6] &= ~(1L << code);
    }
    return bits;
  }
}
