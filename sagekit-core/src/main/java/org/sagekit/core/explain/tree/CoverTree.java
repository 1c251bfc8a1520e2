package org.sagekit.core.explain.tree;

import java.util.Arrays;
import org.sagekit.api.model.Tree;

/**
 * A tree with what Shapley values need to know of each node. An edge is named by the node that it
 * leads to. Immutable.
 */
final class CoverTree {
  static final int NONE = -1;
  final Tree tree;
  final int[] parent;
  final int[] depth;

  /** The most edges below each node. */
  final int[] height;

  /** The column of ranks that a split compares, and its limit there. */
  final int[] column;

  final int[] limit;

  /** The nearest edge above that decides by the same feature, or {@link #NONE}. */
  final int[] same;

  /** Of the training rows, the share that pass this edge and those above by the same feature. */
  final double[] share;

  /** The most different features on a path. */
  final int features;

  CoverTree(Tree tree, Ranks ranks) {
    this.tree = tree;
    int size = tree.size();
    parent = filled(size);
    depth = new int[size];
    height = new int[size];
    column = filled(size);
    limit = new int[size];
    same = filled(size);
    share = new double[size];
    int[] different = new int[size];
    int most = 0;
    for (int node = 0; node < size; node++) {
      most = Math.max(most, different[node]);
      if (!tree.isLeaf(node)) {
        column[node] = ranks.column(tree, node);
        limit[node] = ranks.limit(tree, node);
        edge(node, tree.left(node), different);
        edge(node, tree.right(node), different);
      }
    }
    features = most;
    for (int node = size - 1; node > 0; node--) {
      height[parent[node]] = Math.max(height[parent[node]], height[node] + 1);
    }
  }

  private static int[] filled(int size) {
    int[] none = new int[size];
    Arrays.fill(none, NONE);
    return none;
  }

  private void edge(int node, int child, int[] different) {
    parent[child] = node;
    depth[child] = depth[node] + 1;
    int edge = node;
    while (edge != 0 && tree.feature(parent[edge]) != tree.feature(node)) {
      edge = parent[edge];
    }
    same[child] = edge == 0 ? NONE : edge;
    different[child] = different[node] + (edge == 0 ? 1 : 0);
    share[child] = ownShare(tree, node, child) * (edge == 0 ? 1 : share[edge]);
  }

  /** Where no training row came, both ways are as likely. */
  static double ownShare(Tree tree, int node, int child) {
    double left = tree.cover(tree.left(node));
    double right = tree.cover(tree.right(node));
    double sum = left + right;
    boolean valid = left >= 0 && right >= 0 && sum > 0 && sum < Double.POSITIVE_INFINITY;
    return valid ? tree.cover(child) / sum : 0.5;
  }

  /** What the tree gives on average over the training rows. */
  void addMean(double[] into, int first) {
    double[] reach = new double[tree.size()];
    reach[0] = 1;
    for (int node = 0; node < reach.length; node++) {
      if (node > 0) {
        reach[node] = reach[parent[node]] * ownShare(tree, parent[node], node);
      }
      if (tree.isLeaf(node)) {
        for (int i = 0; i < tree.leafWidth(); i++) {
          into[first + i] += reach[node] * tree.value(node, i);
        }
      }
    }
  }
}
