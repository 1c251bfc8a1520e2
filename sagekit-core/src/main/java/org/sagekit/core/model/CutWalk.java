package org.sagekit.core.model;

import java.util.Arrays;
import org.sagekit.api.model.CutTree;

/**
 * A tree of random cuts, ready to be walked: the box of each cut's points is worked out once, so
 * that it need not be kept with the tree. Immutable.
 */
final class CutWalk {
  private static final double LOG_2 = StrictMath.log(2);
  private final int width;
  private final double[] points;
  private final int[] copies;
  private final int[] dimension;
  private final double[] cut;

  /** For each cut its children: another cut from 0, or a leaf as {@code -1 - leaf}. */
  private final int[] left;

  private final int[] right;

  /** For each cut the least and then the greatest numbers of its points. */
  private final double[] boxes;

  private final double scale;

  CutWalk(CutTree tree) {
    width = tree.width();
    points = tree.points().toArray();
    copies = tree.copies().stream().mapToInt(Integer::intValue).toArray();
    dimension = tree.dimensions().stream().mapToInt(Integer::intValue).toArray();
    cut = tree.cuts().toArray();
    left = new int[cut.length];
    right = new int[cut.length];
    boxes = new double[2 * width * cut.length];
    link(tree.leftLeaves().stream().mapToInt(Integer::intValue).toArray());
    scale = log2(Arrays.stream(copies).asLongStream().sum() + 1.0);
  }

  /** Cuts stand depth first, so a cut's left child is the next cut. */
  private void link(int[] leftLeaves) {
    int[] firstLeaf = new int[cut.length];
    int[] leaves = new int[cut.length];
    if (cut.length > 0) {
      leaves[0] = copies.length;
    }
    for (int i = 0; i < cut.length; i++) {
      int lefts = leftLeaves[i];
      int rights = leaves[i] - lefts;
      left[i] = child(i + 1, firstLeaf[i], lefts, firstLeaf, leaves);
      right[i] = child(i + lefts, firstLeaf[i] + lefts, rights, firstLeaf, leaves);
    }
    for (int i = cut.length - 1; i >= 0; i--) {
      int box = 2 * width * i;
      Arrays.fill(boxes, box, box + width, Double.POSITIVE_INFINITY);
      Arrays.fill(boxes, box + width, box + 2 * width, Double.NEGATIVE_INFINITY);
      include(box, left[i]);
      include(box, right[i]);
    }
  }

  private static int child(int cut, int leaf, int count, int[] firstLeaf, int[] leaves) {
    if (count == 1) {
      return -1 - leaf;
    }
    firstLeaf[cut] = leaf;
    leaves[cut] = count;
    return cut;
  }

  private void include(int box, int child) {
    for (int i = 0; i < width; i++) {
      double low = child < 0 ? points[(-1 - child) * width + i] : boxes[2 * width * child + i];
      double high = child < 0 ? low : boxes[2 * width * child + width + i];
      boxes[box + i] = Math.min(boxes[box + i], low);
      boxes[box + width + i] = Math.max(boxes[box + width + i], high);
    }
  }

  /** The score of the point that stands from {@code at}. */
  double score(double[] values, int at) {
    double score = 0;
    double reached = 1;
    int depth = 0;
    int node = cut.length == 0 ? -1 : 0;
    while (node >= 0) {
      double off = shareCutOff(values, at, 2 * width * node);
      score += reached * off * unseen(depth);
      reached *= 1 - off;
      if (reached == 0) {
        return score * scale;
      }
      node = values[at + dimension[node]] <= cut[node] ? left[node] : right[node];
      depth++;
    }
    return (score + reached * leafScore(values, at, -1 - node, depth)) * scale;
  }

  private double leafScore(double[] values, int at, int leaf, int depth) {
    for (int i = 0; i < width; i++) {
      if (values[at + i] != points[leaf * width + i]) {
        return unseen(depth);
      }
    }
    return 1 / (depth + log2(copies[leaf] + 1.0));
  }

  private double shareCutOff(double[] values, int at, int box) {
    double sides = 0;
    double more = 0;
    for (int i = 0; i < width; i++) {
      double low = boxes[box + i];
      double high = boxes[box + width + i];
      double x = values[at + i];
      sides += high - low;
      more += x < low ? low - x : x > high ? x - high : 0;
    }
    return more == 0 ? 0 : Double.isInfinite(more) ? 1 : more / (sides + more);
  }

  private static double unseen(int depth) {
    return 1.0 / (depth + 1);
  }

  private static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }
}
