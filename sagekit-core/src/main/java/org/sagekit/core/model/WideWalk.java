package org.sagekit.core.model;

/**
 * Walks trees of any size and precision, four at once. A node is two longs side by side: the limit,
 * then column and child.
 */
final class WideWalk implements Walk {
  private static final int AT_ONCE = 4;
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;

  WideWalk(Forest forest) {
    roots = forest.roots();
    depths = new int[roots.length / Forest.STRIDE];
    for (int group = 0; group < depths.length; group++) {
      depths[group] = forest.depth(group * Forest.STRIDE);
    }
    nodes = new long[Math.multiplyExact(2, forest.size())];
    for (int node = 0; node < forest.size(); node++) {
      nodes[2 * node] = forest.limitOf(node);
      nodes[2 * node + 1] = (long) forest.columnOf(node) << Integer.SIZE | forest.childOf(node);
    }
  }

  @Override
  public void walk(long[] keys, int[] leaves) {
    for (int tree = 0; tree < roots.length; tree += AT_ONCE) {
      int a = roots[tree];
      int b = roots[tree + 1];
      int c = roots[tree + 2];
      int d = roots[tree + 3];
      for (int level = depths[tree / Forest.STRIDE]; level > 0; level--) {
        a = next(a, keys);
        b = next(b, keys);
        c = next(c, keys);
        d = next(d, keys);
      }
      leaves[tree] = a;
      leaves[tree + 1] = b;
      leaves[tree + 2] = c;
      leaves[tree + 3] = d;
    }
  }

  private int next(int node, long[] keys) {
    long where = nodes[2 * node + 1];
    return (int) where + (keys[(int) (where >>> Integer.SIZE)] <= nodes[2 * node] ? 0 : 1);
  }
}
