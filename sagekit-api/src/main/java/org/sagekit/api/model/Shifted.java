package org.sagekit.api.model;

import java.util.List;

/** Nodes moved to another place of a longer graph. */
final class Shifted {
  private Shifted() {}

  /** The node with its inputs so many places later. */
  static Node by(Node node, int by) {
    if (node instanceof Node.Concat concat) {
      return new Node.Concat(shifted(concat.inputs(), by));
    }
    if (node instanceof Node.Impute impute) {
      return new Node.Impute(impute.input() + by, impute.values());
    }
    if (node instanceof Node.MissingIndicator missing) {
      return new Node.MissingIndicator(missing.input() + by);
    }
    if (node instanceof Node.Scale scale) {
      return new Node.Scale(scale.input() + by, scale.shift(), scale.factor());
    }
    if (node instanceof Node.OneHot oneHot) {
      return new Node.OneHot(oneHot.input() + by, oneHot.levels());
    }
    if (node instanceof Node.LevelValue level) {
      return new Node.LevelValue(level.input() + by, level.values(), level.other());
    }
    if (node instanceof Node.Dense dense) {
      return new Node.Dense(
          dense.input() + by, dense.outputs(), dense.weights(), dense.bias(), dense.activation());
    }
    if (node instanceof Node.TreeEnsemble trees) {
      return new Node.TreeEnsemble(
          trees.input() + by,
          trees.outputs(),
          trees.trees(),
          trees.outputByTree(),
          trees.base(),
          trees.factor(),
          trees.comparison(),
          trees.precision());
    }
    if (node instanceof Node.WeightedSum sum) {
      return new Node.WeightedSum(shifted(sum.inputs(), by), sum.weights());
    }
    if (node instanceof Node.Link link) {
      return new Node.Link(link.input() + by, link.function());
    }
    return learnt(node, by);
  }

  private static Node learnt(Node node, int by) {
    if (node instanceof Activate n) {
      return new Activate(n.input() + by, n.function());
    }
    if (node instanceof Select n) {
      return new Select(n.input() + by, n.indices());
    }
    if (node instanceof Interpolate n) {
      return new Interpolate(n.input() + by, n.xs(), n.ys());
    }
    if (node instanceof DateParts n) {
      return new DateParts(n.input() + by, n.parts());
    }
    if (node instanceof Kernel n) {
      return new Kernel(n.input() + by, n.function(), n.gamma(), n.points(), n.weights(), n.bias());
    }
    if (node instanceof Neighbours n) {
      return new Neighbours(
          n.input() + by,
          n.neighbours(),
          n.radius(),
          n.weighting(),
          n.points(),
          n.values(),
          n.weights(),
          n.other());
    }
    if (node instanceof Gaussians n) {
      return new Gaussians(n.input() + by, n.means(), n.factors(), n.logWeights());
    }
    if (node instanceof Factorization n) {
      return new Factorization(n.input() + by, n.outputs(), n.rank(), n.factors());
    }
    if (node instanceof CutForest n) {
      return new CutForest(n.input() + by, n.trees());
    }
    return node;
  }

  private static List<Integer> shifted(List<Integer> inputs, int by) {
    return inputs.stream().map(input -> input + by).toList();
  }
}
