package org.sagekit.core.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks shallow trees that are filled up to one depth. The splits of all trees lie level by level,
 * so the children of split i of a level are 2i and 2i + 1 of the next one, and a split needs not
 * tell them: it is one long, the limit above the column. As keys are shifted as limits are, the
 * sign of split less key tells the way, which takes fewer instructions a step than {@link
 * PackedWalk} does. A row goes through a level of all trees before the next level, so nothing waits
 * for a step to end, and to walk many rows tree by tree is no faster.
 */
final class LevelWalk extends Walk {
  private static final int MOST_LEVELS = 8;

  /** How many trees are walked through the last level before their leaves are added. */
  private static final int TOGETHER = 32;

  /** How many times as many splits as there are nodes filling up may make. */
  private static final int MOST_FILLING = 2;

  private final LeafSums sums;
  private final int trees;
  private final FloatKeys keys;
  private final @Nullable WideWalk wide;
  private final long[][] levels;

  /** What {@link LeafSums#payload} says of the leaves of each tree, from left to right. */
  private final int[] payloads;

  LevelWalk(Forest forest, LeafSums sums) {
    this.sums = sums;
    trees = forest.trees();
    keys = new FloatKeys(forest);
    wide = forest.isSingle() ? null : new WideWalk(forest, sums);
    int depth = depth(forest);
    levels = new long[depth][];
    for (int level = 0; level < depth; level++) {
      levels[level] = new long[trees << level];
    }
    payloads = new int[trees << depth];
    for (int tree = 0; tree < trees; tree++) {
      fill(forest, forest.roots()[tree], 0, tree);
    }
  }

  /** Whether a forest's trees are shallow and not too unlike. */
  static boolean fits(Forest forest) {
    int depth = depth(forest);
    return depth > 0
        && depth <= MOST_LEVELS
        && (long) forest.trees() << depth <= (long) MOST_FILLING * forest.size();
  }

  private static int depth(Forest forest) {
    return Arrays.stream(forest.depths()).max().orElse(0);
  }

  private void fill(Forest forest, int node, int level, int at) {
    if (level == levels.length) {
      payloads[at] = sums.payload(forest, node);
      return;
    }
    boolean leaf = forest.isLeaf(node);
    int limit = leaf ? Integer.MAX_VALUE : PackedWalk.limit(forest, node);
    levels[level][at] = FloatKeys.shifted(limit) + (leaf ? 0 : forest.columnOf(node));
    int left = forest.childOf(node);
    fill(forest, left, level + 1, 2 * at);
    fill(forest, leaf ? left : left + 1, level + 1, 2 * at + 1);
  }

  @Override
  int keys() {
    return keys.size();
  }

  @Override
  void row(Memory memory, int from, int to) {
    long[] row = memory.wideKeys();
    if (!keys.read(memory.values, from, row) && wide != null) {
      wide.row(memory, from, to);
      return;
    }
    int[] places = memory.leaves;
    int last = levels.length - 1;
    if (last > 0) {
      begin(levels[0], row, places);
    } else {
      for (int tree = 0; tree < trees; tree++) {
        places[tree] = tree;
      }
    }
    for (int level = 1; level < last; level++) {
      step(levels[level], row, places);
    }
    sums.begin(memory, to, 1);
    for (int tree = 0; tree < trees; tree += TOGETHER) {
      int end = Math.min(tree + TOGETHER, trees);
      leaves(memory, row, tree, end);
      sums.row(memory, tree, end, to);
    }
    sums.end(memory, to, 1);
  }

  private void begin(long[] roots, long[] row, int[] places) {
    for (int tree = 0; tree < trees; tree++) {
      places[tree] = 2 * tree + right(roots[tree], row);
    }
  }

  private void step(long[] level, long[] row, int[] places) {
    for (int tree = 0; tree < trees; tree++) {
      int at = places[tree];
      places[tree] = 2 * at + right(level[at], row);
    }
  }

  private void leaves(Memory memory, long[] row, int first, int end) {
    int[] places = memory.leaves;
    long[] level = levels[levels.length - 1];
    for (int tree = first; tree < end; tree++) {
      int at = places[tree];
      places[tree] = payloads[2 * at + right(level[at], row)];
    }
  }

  /**
   * 1 if a key is above a split's limit, else 0. The row is as long as a power of two, so the mask
   * leaves the column of the split, and the compiler sees that it is within the row.
   */
  private static int right(long split, long[] row) {
    return (int) (split - row[(int) split & (row.length - 1)] >>> (Long.SIZE - 1));
  }

  @Override
  public String toString() {
    return "trees filled up to " + levels.length + " levels";
  }
}
