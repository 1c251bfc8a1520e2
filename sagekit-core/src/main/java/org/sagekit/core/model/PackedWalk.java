package org.sagekit.core.model;

/**
 * Walks trees of float thresholds, eight at once, so that the processor waits for eight nodes at a
 * time instead of one. A node is one long: the limit in the upper half, column and child in the
 * lower.
 */
final class PackedWalk implements Walk {
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int childBits;

  PackedWalk(Forest forest) {
    childBits = bits(forest.size());
    roots = forest.roots();
    depths = new int[roots.length / Forest.STRIDE];
    for (int group = 0; group < depths.length; group++) {
      depths[group] = forest.depth(group * Forest.STRIDE);
    }
    nodes = new long[forest.size()];
    for (int node = 0; node < nodes.length; node++) {
      long limit = Math.min(forest.limitOf(node), Integer.MAX_VALUE);
      int where = forest.columnOf(node) << childBits | forest.childOf(node);
      nodes[node] = limit << Integer.SIZE | Integer.toUnsignedLong(where);
    }
  }

  /** Whether column and child fit into 32 bits. */
  static boolean fits(Forest forest) {
    return forest.isSingle() && bits(forest.size()) + bits(forest.columns()) < Integer.SIZE;
  }

  private static int bits(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
  }

  @Override
  public void walk(long[] keys, int[] leaves) {
    for (int group = 0; group < depths.length; group++) {
      walk(keys, leaves, group);
    }
  }

  private void walk(long[] keys, int[] leaves, int group) {
    int tree = group * Forest.STRIDE;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    int f = roots[tree + 5];
    int g = roots[tree + 6];
    int h = roots[tree + 7];
    for (int level = depths[group]; level > 0; level--) {
      a = next(nodes[a], keys);
      b = next(nodes[b], keys);
      c = next(nodes[c], keys);
      d = next(nodes[d], keys);
      e = next(nodes[e], keys);
      f = next(nodes[f], keys);
      g = next(nodes[g], keys);
      h = next(nodes[h], keys);
    }
    leaves[tree] = a;
    leaves[tree + 1] = b;
    leaves[tree + 2] = c;
    leaves[tree + 3] = d;
    leaves[tree + 4] = e;
    leaves[tree + 5] = f;
    leaves[tree + 6] = g;
    leaves[tree + 7] = h;
  }

  /** The difference of two keys of 32 bits fits a long, so its sign is the answer. */
  private int next(long node, long[] keys) {
    int where = (int) node;
    int child = where & (1 << childBits) - 1;
    return child + (int) ((node >> Integer.SIZE) - keys[where >>> childBits] >>> 63);
  }
}
