package org.sagekit.core.train;

import org.sagekit.api.model.Tree;

/** Weighs the nodes of a tree by the rows that come to them, which Tribuo does not keep. */
final class Covers {
  private Covers() {}

  /**
   * The same tree with covers.
   *
   * @param tree splits by {@code value <= threshold}, children behind their parents
   * @param matrix the rows
   * @param weights one a row
   */
  static Tree of(Tree tree, double[][] matrix, double[] weights) {
    double[] covers = new double[tree.size()];
    for (int row = 0; row < matrix.length; row++) {
      int node = 0;
      covers[node] += weights[row];
      while (!tree.isLeaf(node)) {
        boolean left = matrix[row][tree.feature(node)] <= tree.threshold(node);
        node = left ? tree.left(node) : tree.right(node);
        covers[node] += weights[row];
      }
    }
    Tree.Builder builder = Tree.builder(tree.leafWidth());
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        builder.leaf(covers[node], values(tree, node));
      } else {
        builder.split(
            tree.feature(node), tree.threshold(node), tree.missingLeft(node), covers[node]);
        builder.children(node, tree.left(node), tree.right(node));
      }
    }
    return builder.build();
  }

  private static double[] values(Tree tree, int leaf) {
    double[] values = new double[tree.leafWidth()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tree.value(leaf, i);
    }
    return values;
  }
}
