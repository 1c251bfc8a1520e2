package org.sagekit.core.train.anomaly;

import java.util.SplittableRandom;
import org.sagekit.api.model.Tree;

/**
 * Trees that isolate points by random splits (Liu, Ting and Zhou 2008, "Isolation forest",
 * algorithm 2). A leaf has the length of the path to it, with what further splits of its points
 * would add on average.
 */
public final class IsolationTrees {
  private static final double EULER = 0.5772156649015329;
  private final double[][] points;
  private final int[] order;
  private final int deepest;
  private final SplittableRandom random;
  private final Tree.Builder tree = Tree.builder(1);

  private IsolationTrees(double[][] points, int[] drawn, SplittableRandom random) {
    this.points = points;
    this.order = drawn.clone();
    this.random = random;
    this.deepest = 32 - Integer.numberOfLeadingZeros(Math.max(0, drawn.length - 1));
  }

  /**
   * Grows a tree.
   *
   * @param points all of one length; not changed
   * @param drawn the indices of the points that the tree isolates, at least one
   * @param random decides
   * @return a tree to be asked with {@code LESS_OR_EQUAL}
   */
  public static Tree grow(double[][] points, int[] drawn, SplittableRandom random) {
    IsolationTrees growing = new IsolationTrees(points, drawn, random);
    growing.node(0, drawn.length, 0);
    return growing.tree.build();
  }

  /**
   * The mean length of an unsuccessful search in a binary search tree: {@code 2 H(n - 1) - 2 (n -
   * 1) / n} (equation 1 there), with {@code H(i) = ln(i) + 0.5772}, and 1 for two points.
   *
   * @param points how many, zero or more
   * @return the length, 0 for fewer than two points
   */
  public static double meanLength(int points) {
    if (points < 3) {
      return points == 2 ? 1 : 0;
    }
    return 2 * (StrictMath.log(points - 1.0) + EULER) - 2 * (points - 1.0) / points;
  }

  private int node(int from, int to, int depth) {
    int dimension = depth < deepest ? varying(from, to) : -1;
    if (dimension < 0) {
      return tree.leaf(to - from, depth + meanLength(to - from));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int place = from; place < to; place++) {
      low = Math.min(low, points[order[place]][dimension]);
      high = Math.max(high, points[order[place]][dimension]);
    }
    double at = Cuts.between(low, high, random);
    int border = Cuts.divided(points, order, from, to, dimension, at);
    int node = tree.split(dimension, at, true, to - from);
    int left = node(from, border, depth + 1);
    int right = node(border, to, depth + 1);
    tree.children(node, left, right);
    return node;
  }

  /** One of the dimensions in which the points differ, each as likely; -1 if there is none. */
  private int varying(int from, int to) {
    int[] left = new int[points[0].length];
    for (int i = 0; i < left.length; i++) {
      left[i] = i;
    }
    for (int count = left.length; count > 0; count--) {
      int place = random.nextInt(count);
      int dimension = left[place];
      for (int row = from + 1; row < to; row++) {
        if (points[order[row]][dimension] != points[order[from]][dimension]) {
          return dimension;
        }
      }
      left[place] = left[count - 1];
    }
    return -1;
  }
}
