package org.sagekit.core.model;

/** A way to find the leaf that a row comes to in each tree of a {@link Forest}. Immutable. */
interface Walk {

  /**
   * Walks all trees.
   *
   * @param keys the row, as {@link Forest#order} makes it
   * @param leaves where the node numbers of the leaves go, one a root
   */
  void walk(long[] keys, int[] leaves);

  /** The fastest way that fits a forest. */
  static Walk of(Forest forest) {
    if (forest.hasLevelSets()) {
      return new LevelWalk(forest);
    }
    return PackedWalk.fits(forest) ? new PackedWalk(forest) : new WideWalk(forest);
  }
}
