package org.sagekit.core.explain.tree;

import java.util.BitSet;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * Shapley values by the book: the conditional expectation of Lundberg et al. (2018, algorithm 1) of
 * every coalition, weighed by Shapley's formula (1953).
 */
public final class PlainShap {
  private PlainShap() {}

  /** The values of one row, feature by feature, for one output. */
  public static double[] values(Node.TreeEnsemble ensemble, double[] row, int output) {
    int features = row.length;
    double[] expectations = new double[1 << features];
    for (int coalition = 0; coalition < expectations.length; coalition++) {
      expectations[coalition] = expectation(ensemble, row, output, coalition);
    }
    double[] values = new double[features];
    for (int feature = 0; feature < features; feature++) {
      for (int coalition = 0; coalition < expectations.length; coalition++) {
        if ((coalition >> feature & 1) == 0) {
          double gain = expectations[coalition | 1 << feature] - expectations[coalition];
          values[feature] += weight(Integer.bitCount(coalition), features) * gain;
        }
      }
    }
    return values;
  }

  /** {@code s! (n - s - 1)! / n!}. */
  private static double weight(int size, int players) {
    double ways = players;
    for (int i = 0; i < size; i++) {
      ways = ways * (players - 1 - i) / (i + 1);
    }
    return 1 / ways;
  }

  /** What the ensemble gives if the features of a coalition are known. */
  public static double expectation(
      Node.TreeEnsemble ensemble, double[] row, int output, int coalition) {
    double sum = ensemble.base().get(output);
    for (int i = 0; i < ensemble.trees().size(); i++) {
      boolean oneEach = !ensemble.outputByTree().isEmpty();
      if (!oneEach || ensemble.outputByTree().get(i) == output) {
        Tree tree = ensemble.trees().get(i);
        sum += expectation(ensemble, tree, 0, row, oneEach ? 0 : output, coalition);
      }
    }
    return sum * ensemble.factor();
  }

  private static double expectation(
      Node.TreeEnsemble ensemble, Tree tree, int node, double[] row, int index, int coalition) {
    if (tree.isLeaf(node)) {
      return tree.value(node, index);
    }
    int left = tree.left(node);
    int right = tree.right(node);
    if ((coalition >> tree.feature(node) & 1) != 0) {
      boolean goesLeft = goesLeft(ensemble, tree, node, row[tree.feature(node)]);
      return expectation(ensemble, tree, goesLeft ? left : right, row, index, coalition);
    }
    double cover = tree.cover(left) + tree.cover(right);
    double share = cover > 0 ? tree.cover(left) / cover : 0.5;
    return share * expectation(ensemble, tree, left, row, index, coalition)
        + (1 - share) * expectation(ensemble, tree, right, row, index, coalition);
  }

  private static boolean goesLeft(Node.TreeEnsemble ensemble, Tree tree, int node, double value) {
    boolean single = ensemble.precision() == Node.Precision.FLOAT;
    double x = single ? (float) value : value;
    if (tree.isLevelSplit(node)) {
      long[] bits = tree.levelBits(node);
      boolean known = x >= 0 && x < bits.length * 64.0;
      return known ? BitSet.valueOf(bits).get((int) x) : tree.missingLeft(node);
    }
    if (Double.isNaN(x)) {
      return tree.missingLeft(node);
    }
    double limit = single ? (float) tree.threshold(node) : tree.threshold(node);
    return ensemble.comparison() == Node.Comparison.LESS ? x < limit : x <= limit;
  }
}
