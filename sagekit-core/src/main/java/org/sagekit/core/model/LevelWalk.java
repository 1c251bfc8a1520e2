package org.sagekit.core.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks shallow trees that are filled up to one depth. The splits of all trees lie level by level,
 * so the children of split i of a level are 2i and 2i + 1 of the next one, and a split needs not
 * tell them: it is one long, the limit in the upper half, where the key is in the lower. That is a
 * third fewer instructions a step than {@link PackedWalk} takes. One row goes through a level of
 * all trees before the next level, so nothing waits for a step to end. The keys of eight rows lie
 * together, column by column.
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
    int room = forest.roots().length;
    levels = new long[depth][];
    for (int level = 0; level < depth; level++) {
      levels[level] = new long[room << level];
    }
    payloads = new int[room << depth];
    for (int tree = 0; tree < trees; tree++) {
      fill(forest, forest.roots()[tree], 0, tree);
    }
  }

  /** Whether a forest's trees are shallow and not too unlike. */
  static boolean fits(Forest forest) {
    int depth = depth(forest);
    return depth > 0
        && depth <= MOST_LEVELS
        && (long) forest.trees() << depth <= (long) MOST_FILLING * forest.size()
        && forest.columns() < Integer.MAX_VALUE / AT_ONCE;
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
    long limit = leaf ? Integer.MAX_VALUE : PackedWalk.limit(forest, node);
    int column = leaf ? 0 : forest.columnOf(node);
    levels[level][at] = limit << Integer.SIZE | (long) column * AT_ONCE;
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
    if (!keys.read(memory.values, from, memory.keys, 0, AT_ONCE) && wide != null) {
      wide.row(memory, from, to);
      return;
    }
    int[] places = memory.leaves;
    for (int tree = 0; tree < trees; tree++) {
      places[tree] = tree;
    }
    int last = levels.length - 1;
    for (int level = 0; level < last; level++) {
      step(levels[level], memory.keys, places);
    }
    sums.begin(memory, to, 1);
    for (int tree = 0; tree < trees; tree += TOGETHER) {
      int end = Math.min(tree + TOGETHER, trees);
      leaves(memory, tree, end);
      sums.row(memory, tree, end, to);
    }
    sums.end(memory, to, 1);
  }

  private void step(long[] level, int[] row, int[] places) {
    for (int tree = 0; tree < trees; tree++) {
      int at = places[tree];
      places[tree] = 2 * at + right(level[at], row, 0);
    }
  }

  private void leaves(Memory memory, int first, int end) {
    int[] places = memory.leaves;
    long[] level = levels[levels.length - 1];
    for (int tree = first; tree < end; tree++) {
      int at = places[tree];
      places[tree] = payloads[2 * at + right(level[at], memory.keys, 0)];
    }
  }

  /** 1 if a key is above a split's limit, else 0: the sign of their difference, which fits. */
  private static int right(long split, int[] keys, int at) {
    return (int) ((split >> Integer.SIZE) - keys[at + (int) split] >>> (Long.SIZE - 1));
  }

  @Override
  Walk ready(Memory memory, int in, int rows) {
    boolean exact = true;
    for (int row = 0; row < rows; row++) {
      int at = (row & -AT_ONCE) * keys.size() + row % AT_ONCE;
      exact &= keys.read(memory.values, memory.at(row, in), memory.keys, at, AT_ONCE);
    }
    return exact || wide == null ? this : wide.ready(memory, in, rows);
  }

  @Override
  void tree(Memory memory, int tree, int rows) {
    for (int row = 0; row < rows; row += AT_ONCE) {
      eight(memory.keys, row * keys.size(), memory.leaves, row, tree);
    }
  }

  private void eight(int[] rows, int at, int[] leaves, int row, int tree) {
    int a = tree;
    int b = tree;
    int c = tree;
    int d = tree;
    int e = tree;
    int f = tree;
    int g = tree;
    int h = tree;
    for (long[] level : levels) {
      a = 2 * a + right(level[a], rows, at);
      b = 2 * b + right(level[b], rows, at + 1);
      c = 2 * c + right(level[c], rows, at + 2);
      d = 2 * d + right(level[d], rows, at + 3);
      e = 2 * e + right(level[e], rows, at + 4);
      f = 2 * f + right(level[f], rows, at + 5);
      g = 2 * g + right(level[g], rows, at + 6);
      h = 2 * h + right(level[h], rows, at + 7);
    }
    leaves[row] = payloads[a];
    leaves[row + 1] = payloads[b];
    leaves[row + 2] = payloads[c];
    leaves[row + 3] = payloads[d];
    leaves[row + 4] = payloads[e];
    leaves[row + 5] = payloads[f];
    leaves[row + 6] = payloads[g];
    leaves[row + 7] = payloads[h];
  }

  @Override
  public String toString() {
    return "trees filled up to " + levels.length + " levels";
  }
}
