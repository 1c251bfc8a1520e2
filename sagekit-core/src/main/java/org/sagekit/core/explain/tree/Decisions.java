package org.sagekit.core.explain.tree;

/** Which way rows go at splits. */
@FunctionalInterface
interface Decisions {

  /**
   * Tells it of some rows.
   *
   * @param node a split
   * @param left for each row 1 if it goes left, else 0
   * @param count how many rows
   */
  void at(int node, double[] left, int count);
}
