package org.sagekit.core.model;

import java.util.Arrays;

/**
 * Trees of up to six levels, filled up so that all leaves are on the last level, and cut into
 * blocks of three levels, so that many rows can go through all splits of a block without asking
 * which of them they need. A block has eight places: its seven splits level by level, and one left
 * free. A tree of up to three levels is one block; others are the block of the root and the eight
 * below it, from left to right.
 */
final class PaddedTrees {
  /** How many places a block has. */
  static final int BLOCK = 8;

  private static final int SPLITS = BLOCK - 1;
  private static final int BLOCK_LEVELS = 3;

  final RankTable ranks;

  /** How many trees there are. */
  final int trees;

  /** Whether a tree is nine blocks; else it is one. */
  final boolean isTall;

  /** The column of each split. */
  final int[] columns;

  /** The rank that a row must be above to go to the right. */
  final byte[] limits;

  /** What {@link LeafSums#payload} says of the leaves of each tree, from left to right. */
  final int[] payloads;

  private final Forest forest;
  final LeafSums sums;

  PaddedTrees(Forest forest, RankTable ranks, LeafSums sums) {
    this.forest = forest;
    this.ranks = ranks;
    this.sums = sums;
    trees = forest.trees();
    isTall = Arrays.stream(forest.depths()).anyMatch(depth -> depth > BLOCK_LEVELS);
    columns = new int[Math.multiplyExact(trees, blocks() * BLOCK)];
    limits = new byte[columns.length];
    payloads = new int[Math.multiplyExact(trees, leaves())];
    for (int tree = 0; tree < trees; tree++) {
      block(tree, 0, forest.roots()[tree]);
    }
  }

  /** Whether a forest's trees have few enough levels. */
  static boolean fit(Forest forest) {
    return forest.columns() > 0
        && Arrays.stream(forest.depths()).allMatch(depth -> depth <= 2 * BLOCK_LEVELS);
  }

  /** How many blocks a tree is. */
  int blocks() {
    return isTall ? 1 + BLOCK : 1;
  }

  /** How many leaves a tree has. */
  int leaves() {
    return isTall ? BLOCK * BLOCK : BLOCK;
  }

  private void block(int tree, int block, int root) {
    int[] nodes = new int[SPLITS + BLOCK];
    nodes[0] = root;
    int at = (tree * blocks() + block) * BLOCK;
    for (int i = 0; i < SPLITS; i++) {
      boolean leaf = forest.isLeaf(nodes[i]);
      int left = forest.childOf(nodes[i]);
      nodes[2 * i + 1] = left;
      nodes[2 * i + 2] = leaf ? left : left + 1;
      columns[at + i] = leaf ? 0 : forest.columnOf(nodes[i]);
      limits[at + i] = leaf ? Byte.MAX_VALUE : limit(nodes[i]);
    }
    for (int i = 0; i < BLOCK; i++) {
      int node = nodes[SPLITS + i];
      if (isTall && block == 0) {
        block(tree, i + 1, node);
      } else {
        int leaf = Math.max(0, block - 1) * BLOCK + i;
        payloads[tree * leaves() + leaf] = sums.payload(forest, node);
      }
    }
  }

  private byte limit(int node) {
    return ranks.limit(forest.columnOf(node), PackedWalk.limit(forest, node));
  }
}
