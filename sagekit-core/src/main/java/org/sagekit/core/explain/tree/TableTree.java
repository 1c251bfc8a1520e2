package org.sagekit.core.explain.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree whose values were all computed beforehand, in some tables. Immutable. */
final class TableTree {
  /** Nodes of this height get a table. */
  private static final int HEIGHT = 2;

  private final CoverTree cover;
  private final @Nullable DecisionTable[] tables;
  private final long size;

  private TableTree(CoverTree cover, @Nullable DecisionTable[] tables, long size) {
    this.cover = cover;
    this.tables = tables;
    this.size = size;
  }

  /**
   * Computes the tables of a tree.
   *
   * @param cover the tree
   * @param players where each split's feature adds to
   * @param playerCount how many players there are
   * @param most the most numbers that all tables together may have
   * @return the tables, or null if they had more
   */
  static @Nullable TableTree of(CoverTree cover, int[] players, int playerCount, long most) {
    List<Integer> roots = roots(cover);
    long size = 0;
    for (int root : roots) {
      size += DecisionTable.size(cover, root, players);
      if (size > most) {
        return null;
      }
    }
    @Nullable DecisionTable[] tables = new @Nullable DecisionTable[cover.tree.size()];
    for (int root : roots) {
      tables[root] = DecisionTable.of(cover, root, players, playerCount);
    }
    return new TableTree(cover, tables, size);
  }

  private static List<Integer> roots(CoverTree cover) {
    List<Integer> roots = new ArrayList<>();
    for (int node = 0; node < cover.tree.size(); node++) {
      boolean top = node == 0 || cover.height[cover.parent[node]] > HEIGHT;
      if (top && cover.height[node] <= HEIGHT) {
        roots.add(node);
      }
    }
    return roots;
  }

  /** How many numbers the tables have. */
  long size() {
    return size;
  }

  /** How many levels of patterns {@link #add} needs. */
  int levels() {
    return cover.height[0] + 2;
  }

  /**
   * Adds the values of some rows.
   *
   * @param ranks of the rows, column by column
   * @param count how many rows
   * @param patterns room for each level's decisions
   * @param into target by target, row by row
   * @param stride how many rows a target has
   * @param offset the first row
   */
  void add(int[][] ranks, int count, int[][] patterns, double[] into, int stride, int offset) {
    java.util.Arrays.fill(patterns[0], 0);
    visit(0, ranks, count, patterns, into, stride, offset);
  }

  private void visit(
      int node, int[][] ranks, int count, int[][] patterns, double[] into, int stride, int offset) {
    int level = cover.depth[node];
    DecisionTable table = tables[node];
    if (table != null) {
      int[] pattern = patterns[level];
      for (int split : table.below()) {
        append(pattern, patterns[level + 1], ranks[cover.column[split]], cover.limit[split], count);
        pattern = patterns[level + 1];
      }
      table.add(pattern, count, into, stride, offset);
      return;
    }
    append(
        patterns[level], patterns[level + 1], ranks[cover.column[node]], cover.limit[node], count);
    visit(cover.tree.left(node), ranks, count, patterns, into, stride, offset);
    visit(cover.tree.right(node), ranks, count, patterns, into, stride, offset);
  }

  /** The sign of rank - limit is the decision; no branch, so the compiler makes vectors of it. */
  private static void append(int[] from, int[] to, int[] ranks, int limit, int count) {
    for (int row = 0; row < count; row++) {
      to[row] = from[row] << 1 | (ranks[row] - limit) >>> 31;
    }
  }
}
