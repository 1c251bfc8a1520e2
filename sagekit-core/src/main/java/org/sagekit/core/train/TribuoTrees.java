package org.sagekit.core.train;

import java.util.function.Function;
import org.sagekit.api.model.Tree;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/**
 * Lowers a tree of Tribuo that learnt from bins to one that compares the values themselves.
 *
 * @param <O> what Tribuo calls an output
 */
final class TribuoTrees<O extends Output<O>> {
  private final ImmutableFeatureMap features;
  private final Bins bins;
  private final Function<LeafNode<O>, double[]> leaf;
  private final Tree.Builder builder;

  private TribuoTrees(
      ImmutableFeatureMap features,
      Bins bins,
      Function<LeafNode<O>, double[]> leaf,
      Tree.Builder builder) {
    this.features = features;
    this.bins = bins;
    this.leaf = leaf;
    this.builder = builder;
  }

  /**
   * Lowers a tree; its covers are 0.
   *
   * @param root of the tree
   * @param features as in the rows that it learnt from
   * @param bins of these rows
   * @param leafWidth how many numbers a leaf has
   * @param leaf the numbers of a leaf
   */
  static <O extends Output<O>> Tree lowered(
      Node<O> root,
      ImmutableFeatureMap features,
      Bins bins,
      int leafWidth,
      Function<LeafNode<O>, double[]> leaf) {
    Tree.Builder builder = Tree.builder(leafWidth);
    new TribuoTrees<>(features, bins, leaf, builder).add(root);
    return builder.build();
  }

  /** Depth is bounded by the hyperparameter, so the recursion is too. */
  private int add(Node<O> node) {
    if (node instanceof SplitNode<O> split) {
      int column = TribuoRows.column(features.get(split.getFeatureID()).getName());
      int own = builder.split(column, bins.threshold(column, split.splitValue()), true, 0);
      int left = add(split.getLessThanOrEqual());
      builder.children(own, left, add(split.getGreaterThan()));
      return own;
    }
    return builder.leaf(0, leaf.apply((LeafNode<O>) node));
  }
}
