package org.sagekit.core.model;

/** Walks trees of which some splits ask for a set of levels, one tree at a time. */
final class LevelWalk implements Walk {
  private final Forest forest;

  LevelWalk(Forest forest) {
    this.forest = forest;
  }

  @Override
  public void walk(long[] keys, int[] leaves) {
    for (int tree = 0; tree < forest.trees(); tree++) {
      int node = forest.roots()[tree];
      while (forest.childOf(node) != node) {
        boolean left = forest.goesLeft(node, keys[forest.columnOf(node)]);
        node = forest.childOf(node) + (left ? 0 : 1);
      }
      leaves[tree] = node;
    }
  }
}
