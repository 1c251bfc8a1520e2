package org.sagekit.core.pack.pmml;

import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Tree;

/** Tells which nodes make numbers that add up to 1 for every row. */
final class Shares {
  /** What rounding to float may add up to. */
  private static final double ROUNDING = 1e-6;

  /** Mixtures of mixtures are rare; deeper ones are taken for what they are not known to be. */
  private static final int DEEPEST = 20;

  private Shares() {}

  /** Whether a node's numbers are known to add up to 1. */
  static boolean addUp(List<Node> nodes, int node) {
    return addUp(nodes, node, DEEPEST);
  }

  private static boolean addUp(List<Node> nodes, int at, int depth) {
    Node node = nodes.get(at);
    if (node instanceof Node.WeightedSum sum && depth > 0) {
      return isOne(sum(sum.weights()))
          && sum.inputs().stream().distinct().allMatch(input -> addUp(nodes, input, depth - 1));
    }
    if (node instanceof Node.TreeEnsemble trees) {
      return trees.outputByTree().isEmpty() && isOne(leaves(trees));
    }
    if (node instanceof Interpolate curves) {
      return nodes.get(curves.input()) instanceof Select select
          && select.indices().stream().distinct().count() == 1
          && curves.xs().stream().distinct().count() == 1
          && complement(curves);
    }
    return node instanceof Node.Link;
  }

  /** Whether curves over one number add up to 1 at each of their points, and so everywhere. */
  private static boolean complement(Interpolate curves) {
    for (int point = 0; point < curves.xs().get(0).size(); point++) {
      double sum = 0;
      for (Doubles ys : curves.ys()) {
        sum += ys.get(point);
      }
      if (!isOne(sum)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOne(double sum) {
    return Math.abs(sum - 1) <= ROUNDING;
  }

  private static double sum(Doubles numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.get(i);
    }
    return sum;
  }

  /** What the outputs add up to, or NaN if that depends on the row. */
  private static double leaves(Node.TreeEnsemble trees) {
    double total = sum(trees.base());
    for (Tree tree : trees.trees()) {
      total += leaf(tree);
    }
    return total * trees.factor();
  }

  private static double leaf(Tree tree) {
    double first = Double.NaN;
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        double sum = 0;
        for (int i = 0; i < tree.leafWidth(); i++) {
          sum += tree.value(node, i);
        }
        if (Double.isNaN(first)) {
          first = sum;
        } else if (Math.abs(sum - first) > ROUNDING * Math.max(1e-3, Math.abs(first))) {
          return Double.NaN;
        }
      }
    }
    return first;
  }
}
