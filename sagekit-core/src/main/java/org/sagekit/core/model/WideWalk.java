package org.sagekit.core.model;

/**
 * Walks trees of any size and precision, also with splits by set. A node is two longs side by side:
 * the limit, then column and child; the sign of the second tells a split by set, whose first is the
 * place of the set in the pool. There stand the number of levels and a bit for each that goes to
 * the right, and one more for all that is no level. Both kinds of split run through the same
 * instructions: a branch would be guessed wrong half of the time.
 */
final class WideWalk extends BlockWalk {
  private final long[] nodes;
  private final long[] pool;
  private final int[] roots;
  private final int[] depths;
  private final int[] groupDepths;
  private final WideKeys keys;
  private final boolean hasSets;

  WideWalk(Forest forest, LeafSums sums) {
    super(sums, forest.trees());
    keys = new WideKeys(forest);
    roots = forest.roots();
    depths = forest.depths();
    groupDepths = forest.groupDepths();
    hasSets = forest.hasLevelSets();
    SetPool sets = new SetPool();
    nodes = new long[Math.multiplyExact(2, forest.size())];
    for (int node = 0; node < forest.size(); node++) {
      boolean leaf = forest.isLeaf(node);
      int column = leaf ? forest.columns() : forest.columnOf(node);
      long where = (long) column << Integer.SIZE | forest.childOf(node);
      boolean bySet = forest.isLevelSplit(node);
      nodes[2 * node] =
          leaf
              ? sums.payload(forest, node)
              : bySet ? set(forest, node, sets) : forest.limitOf(node);
      nodes[2 * node + 1] = bySet ? where | Long.MIN_VALUE : where;
    }
    pool = sets.toArray();
  }

  private static int set(Forest forest, int node, SetPool sets) {
    return sets.add(forest.levelBits(node), forest.isMissingLeft(node));
  }

  @Override
  int keys() {
    return keys.size();
  }

  @Override
  void row(Memory memory, int from, int to) {
    long[] row = memory.wideKeys();
    keys.read(memory.values, from, row, 0, 1);
    sums.begin(memory, to, 1);
    for (int group = 0; group < groupDepths.length; group++) {
      int tree = group * AT_ONCE;
      group(row, memory.leaves, group);
      sums.row(memory, tree, Math.min(tree + AT_ONCE, trees), to);
    }
    sums.end(memory, to, 1);
  }

  private void group(long[] row, int[] leaves, int group) {
    int tree = group * AT_ONCE;
    for (int half = tree; half < tree + AT_ONCE; half += AT_ONCE / 2) {
      int a = roots[half];
      int b = roots[half + 1];
      int c = roots[half + 2];
      int d = roots[half + 3];
      int left = groupDepths[group];
      int stretch = stretch(left);
      long before = -1;
      for (long sum = 0; left > 0 && sum != before; left -= stretch) {
        for (int level = stretch; level > 0; level--) {
          a = next(a, row, 0, 1);
          b = next(b, row, 0, 1);
          c = next(c, row, 0, 1);
          d = next(d, row, 0, 1);
        }
        before = sum;
        sum = 0L + a + b + c + d;
      }
      leaves[half] = payload(a);
      leaves[half + 1] = payload(b);
      leaves[half + 2] = payload(c);
      leaves[half + 3] = payload(d);
    }
  }

  private int payload(int leaf) {
    return (int) nodes[2 * leaf];
  }

  private int next(int node, long[] rows, int at, int step) {
    long limit = nodes[2 * node];
    long where = nodes[2 * node + 1];
    long key = rows[at + (int) (where >>> Integer.SIZE & Integer.MAX_VALUE) * step];
    int right = key <= limit ? 0 : 1;
    return (int) where + (hasSets ? right(where, limit, key, right) : right);
  }

  /** Which child a key goes to at a split by set, else what is known already. */
  private int right(long where, long limit, long key, int byLimit) {
    long bySet = where >> (Long.SIZE - 1);
    int set = (int) (limit & bySet);
    long bit = Math.min(key & bySet, pool[set]);
    long right = pool[set + 1 + (int) (bit >>> 6)] >>> bit & 1;
    return (int) (right & bySet | byLimit & ~bySet);
  }

  @Override
  Walk ready(Memory memory, int in, int rows) {
    for (int row = 0; row < rows; row++) {
      int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
      keys.read(memory.values, memory.at(row, in), memory.wideKeys(), at, AT_ONCE);
    }
    return this;
  }

  @Override
  void tree(Memory memory, int tree, int rows) {
    long[] rowKeys = memory.wideKeys();
    int row = 0;
    for (; row + AT_ONCE / 2 <= rows; row += AT_ONCE / 2) {
      four(rowKeys, memory.leaves, tree, row);
    }
    for (; row < rows; row++) {
      int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
      int node = roots[tree];
      for (int child = next(node, rowKeys, at, AT_ONCE);
          child != node;
          child = next(node, rowKeys, at, AT_ONCE)) {
        node = child;
      }
      memory.leaves[row] = payload(node);
    }
  }

  private void four(long[] rows, int[] leaves, int tree, int row) {
    int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
    int a = roots[tree];
    int b = a;
    int c = a;
    int d = a;
    int left = depths[tree];
    int stretch = stretch(left);
    long before = -1;
    for (long sum = 0; left > 0 && sum != before; left -= stretch) {
      for (int level = stretch; level > 0; level--) {
        a = next(a, rows, at, AT_ONCE);
        b = next(b, rows, at + 1, AT_ONCE);
        c = next(c, rows, at + 2, AT_ONCE);
        d = next(d, rows, at + 3, AT_ONCE);
      }
      before = sum;
      sum = 0L + a + b + c + d;
    }
    leaves[row] = payload(a);
    leaves[row + 1] = payload(b);
    leaves[row + 2] = payload(c);
    leaves[row + 3] = payload(d);
  }

  @Override
  public String toString() {
    return "trees in 16-byte nodes";
  }
}
