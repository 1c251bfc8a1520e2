package org.sagekit.core.pack.pmml;

import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Tells whether the numbers of a node are finite; thresholds need not be. */
final class Finite {
  private Finite() {}

  /** Whether all of them are. A layer's are those of all layers that feed it. */
  static boolean all(List<Node> nodes, Node node) {
    if (node instanceof Node.Impute impute) {
      return all(impute.values(), true);
    }
    if (node instanceof Node.Scale scale) {
      return all(scale.shift(), scale.factor());
    }
    if (node instanceof Node.LevelValue level) {
      return Double.isFinite(level.other()) && all(level.values());
    }
    if (node instanceof Node.WeightedSum sum) {
      return all(sum.weights());
    }
    if (node instanceof Node.Dense dense) {
      return Layers.of(nodes, dense).stream().allMatch(layer -> all(layer.weights(), layer.bias()));
    }
    if (node instanceof Interpolate curves) {
      return curves.xs().stream().allMatch(Finite::all)
          && curves.ys().stream().allMatch(Finite::all);
    }
    if (node instanceof Kernel kernel) {
      return all(kernel.points(), kernel.weights(), kernel.bias());
    }
    if (node instanceof Gaussians gaussians) {
      return all(gaussians.means(), gaussians.factors(), gaussians.logWeights());
    }
    return !(node instanceof Node.TreeEnsemble trees) || trees(trees);
  }

  private static boolean all(Doubles... lists) {
    for (Doubles list : lists) {
      if (!all(list, false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean all(Doubles list, boolean orMissing) {
    for (int i = 0; i < list.size(); i++) {
      if (!Double.isFinite(list.get(i)) && !(orMissing && Double.isNaN(list.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean trees(Node.TreeEnsemble trees) {
    return all(trees.base())
        && Double.isFinite(trees.factor())
        && trees.trees().stream()
            .allMatch(tree -> leaves(tree, trees.precision() == Node.Precision.FLOAT));
  }

  private static boolean leaves(Tree tree, boolean single) {
    for (int node = 0; node < tree.size(); node++) {
      for (int i = 0; tree.isLeaf(node) && i < tree.leafWidth(); i++) {
        double value = tree.value(node, i);
        if (!Double.isFinite(single ? (float) value : value)) {
          return false;
        }
      }
    }
    return true;
  }
}
