package org.sagekit.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Walks trees of float thresholds. A node is one long: the limit in the upper half, column and
 * child in the lower. A leaf asks for a column of its own, whose key is below every limit, so its
 * upper half is free to tell the value. The keys of eight rows lie together, column by column.
 *
 * <p>Trees of double thresholds are walked so too as long as a row's numbers are floats: {@code x
 * <= t} is then {@code x <= the greatest float that is not above t}. Other rows take the wide way.
 */
final class PackedWalk extends BlockWalk {
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int[] groupDepths;
  private final int childBits;
  private final int childMask;
  private final FloatKeys keys;
  private final @Nullable WideWalk wide;

  PackedWalk(Forest forest, LeafSums sums) {
    super(sums, forest.trees());
    childBits = bits(forest.size());
    childMask = (1 << childBits) - 1;
    keys = new FloatKeys(forest);
    roots = forest.roots();
    depths = forest.depths();
    groupDepths = forest.groupDepths();
    nodes = new long[forest.size()];
    for (int node = 0; node < nodes.length; node++) {
      boolean leaf = forest.isLeaf(node);
      int column = leaf ? forest.columns() : forest.columnOf(node);
      long upper = leaf ? sums.payload(forest, node) : limit(forest, node);
      int lower = column << childBits | forest.childOf(node);
      nodes[node] = upper << Integer.SIZE | Integer.toUnsignedLong(lower);
    }
    wide = forest.isSingle() ? null : new WideWalk(forest, sums);
  }

  /** The limit of a split among the keys of 32 bits. */
  static int limit(Forest forest, int node) {
    long limit = forest.limitOf(node);
    if (limit == Long.MAX_VALUE || limit == Long.MIN_VALUE) {
      return limit < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return forest.isSingle() ? (int) limit : KeyOrder.floatAtMost(limit);
  }

  /** Whether column and child fit into 32 bits. */
  static boolean fits(Forest forest) {
    return bits(forest.size()) + bits(forest.columns() + 1) < Integer.SIZE;
  }

  private static int bits(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
  }

  @Override
  int keys() {
    return keys.size();
  }

  @Override
  void row(Memory memory, int from, int to) {
    if (!keys.read(memory.values, from, memory.keys, 0, 1) && wide != null) {
      wide.row(memory, from, to);
      return;
    }
    sums.begin(memory, to, 1);
    for (int group = 0; group < groupDepths.length; group++) {
      int tree = group * AT_ONCE;
      group(memory.keys, memory.leaves, group);
      sums.row(memory, tree, Math.min(tree + AT_ONCE, trees), to);
    }
    sums.end(memory, to, 1);
  }

  private void group(int[] row, int[] leaves, int group) {
    int tree = group * AT_ONCE;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    int f = roots[tree + 5];
    int g = roots[tree + 6];
    int h = roots[tree + 7];
    int left = groupDepths[group];
    int stretch = stretch(left);
    long before = -1;
    for (long sum = 0; left > 0 && sum != before; left -= stretch) {
      for (int level = stretch; level > 0; level--) {
        a = next(nodes[a], row);
        b = next(nodes[b], row);
        c = next(nodes[c], row);
        d = next(nodes[d], row);
        e = next(nodes[e], row);
        f = next(nodes[f], row);
        g = next(nodes[g], row);
        h = next(nodes[h], row);
      }
      before = sum;
      sum = 0L + a + b + c + d + e + f + g + h; // nodes only grow on a way down
    }
    leaves[tree] = payload(a);
    leaves[tree + 1] = payload(b);
    leaves[tree + 2] = payload(c);
    leaves[tree + 3] = payload(d);
    leaves[tree + 4] = payload(e);
    leaves[tree + 5] = payload(f);
    leaves[tree + 6] = payload(g);
    leaves[tree + 7] = payload(h);
  }

  private int payload(int leaf) {
    return (int) (nodes[leaf] >> Integer.SIZE);
  }

  /** The difference of two keys of 32 bits fits a long, so its sign is the answer. */
  private int next(long node, int[] row) {
    int where = (int) node;
    return (where & childMask)
        + (int) ((node >> Integer.SIZE) - row[where >>> childBits] >>> (Long.SIZE - 1));
  }

  @Override
  Walk ready(Memory memory, int in, int rows) {
    boolean exact = true;
    for (int row = 0; row < rows; row++) {
      int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
      exact &= keys.read(memory.values, memory.at(row, in), memory.keys, at, AT_ONCE);
    }
    return exact || wide == null ? this : wide;
  }

  @Override
  void tree(Memory memory, int tree, int rows) {
    int row = 0;
    for (; row + AT_ONCE <= rows; row += AT_ONCE) {
      eight(memory, tree, row);
    }
    for (; row < rows; row++) {
      int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
      int node = roots[tree];
      for (int child = next(nodes[node], memory.keys, at);
          child != node;
          child = next(nodes[node], memory.keys, at)) {
        node = child;
      }
      memory.leaves[row] = payload(node);
    }
  }

  private void eight(Memory memory, int tree, int row) {
    int[] rows = memory.keys;
    int at = row * keys.size();
    int a = roots[tree];
    int b = a;
    int c = a;
    int d = a;
    int e = a;
    int f = a;
    int g = a;
    int h = a;
    int left = depths[tree];
    int stretch = stretch(left);
    long before = -1;
    for (long sum = 0; left > 0 && sum != before; left -= stretch) {
      for (int level = stretch; level > 0; level--) {
        a = next(nodes[a], rows, at);
        b = next(nodes[b], rows, at + 1);
        c = next(nodes[c], rows, at + 2);
        d = next(nodes[d], rows, at + 3);
        e = next(nodes[e], rows, at + 4);
        f = next(nodes[f], rows, at + 5);
        g = next(nodes[g], rows, at + 6);
        h = next(nodes[h], rows, at + 7);
      }
      before = sum;
      sum = 0L + a + b + c + d + e + f + g + h;
    }
    int[] leaves = memory.leaves;
    leaves[row] = payload(a);
    leaves[row + 1] = payload(b);
    leaves[row + 2] = payload(c);
    leaves[row + 3] = payload(d);
    leaves[row + 4] = payload(e);
    leaves[row + 5] = payload(f);
    leaves[row + 6] = payload(g);
    leaves[row + 7] = payload(h);
  }

  private int next(long node, int[] rows, int at) {
    int where = (int) node;
    int key = rows[at + (where >>> childBits) * AT_ONCE];
    return (where & childMask) + (int) ((node >> Integer.SIZE) - key >>> (Long.SIZE - 1));
  }

  @Override
  public String toString() {
    return "trees in 8-byte nodes";
  }
}
