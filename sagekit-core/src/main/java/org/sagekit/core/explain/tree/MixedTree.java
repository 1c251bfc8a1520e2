package org.sagekit.core.explain.tree;

import org.sagekit.api.model.Tree;

/** A tree with what a walk of mixtures needs to know of each split. Immutable. */
final class MixedTree {
  final Tree tree;
  final int levels;

  /** The player that decides at a split. */
  final int[] player;

  private final int[] column;
  private final int[] limit;

  MixedTree(Tree tree, Ranks ranks, int[] playerByFeature) {
    this.tree = tree;
    levels = TreeShap.levels(tree);
    player = new int[tree.size()];
    column = new int[tree.size()];
    limit = new int[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node)) {
        player[node] = playerByFeature[tree.feature(node)];
        column[node] = ranks.column(tree, node);
        limit[node] = ranks.limit(tree, node);
      }
    }
  }

  /** Where a row goes at a split. */
  int next(int node, int[] ranks) {
    return ranks[column[node]] < limit[node] ? tree.left(node) : tree.right(node);
  }

  /** Adds the numbers of the leaf that a row comes to. */
  void addLeaf(int[] ranks, double[] into, int first) {
    int node = 0;
    while (!tree.isLeaf(node)) {
      node = next(node, ranks);
    }
    for (int i = 0; i < tree.leafWidth(); i++) {
      into[first + i] += tree.value(node, i);
    }
  }
}
