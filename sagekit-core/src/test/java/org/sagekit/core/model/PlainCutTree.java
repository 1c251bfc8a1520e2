package org.sagekit.core.model;

import org.sagekit.api.model.CutTree;

/** A tree of random cuts, walked by recursion as its description says. */
final class PlainCutTree {
  private final CutTree tree;

  PlainCutTree(CutTree tree) {
    this.tree = tree;
  }

  double score(double[] x) {
    int all = tree.copies().stream().mapToInt(Integer::intValue).sum();
    return score(x, 0, 0, tree.copies().size(), 0) * log2(all + 1);
  }

  private double score(double[] x, int cut, int leaf, int leaves, int depth) {
    if (leaves == 1) {
      for (int i = 0; i < x.length; i++) {
        if (x[i] != tree.points().get(leaf * x.length + i)) {
          return 1.0 / (depth + 1);
        }
      }
      return 1 / (depth + log2(tree.copies().get(leaf) + 1));
    }
    double sides = 0;
    double more = 0;
    for (int i = 0; i < x.length; i++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int one = leaf; one < leaf + leaves; one++) {
        low = Math.min(low, tree.points().get(one * x.length + i));
        high = Math.max(high, tree.points().get(one * x.length + i));
      }
      sides += high - low;
      more += Math.max(0, Math.max(low - x[i], x[i] - high));
    }
    double off = more == 0 ? 0 : more / (sides + more);
    int left = tree.leftLeaves().get(cut);
    double down =
        x[tree.dimensions().get(cut)] <= tree.cuts().get(cut)
            ? score(x, cut + 1, leaf, left, depth + 1)
            : score(x, cut + left, leaf + left, leaves - left, depth + 1);
    return off / (depth + 1) + (1 - off) * down;
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
