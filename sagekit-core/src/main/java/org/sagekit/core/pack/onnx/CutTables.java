package org.sagekit.core.pack.onnx;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.CutTree;

/**
 * The cuts and leaves of all trees, one tree behind the other. Places below {@link #cuts()} are
 * cuts, those from there on leaves. There is at least one cut, so that no table is empty.
 */
final class CutTables {
  private static final double LOG_2 = StrictMath.log(2);

  private final int width;
  private final int leaves;
  private final int trees;
  private final int cuts;
  private final long[] roots;
  private final double[] scales;
  private final long[] dimensions;
  private final double[] limits;
  private final long[] lefts;
  private final long[] rights;
  private final double[] lows;
  private final double[] highs;
  private final double[] points;
  private final double[] logCopies;

  /** Of each cut its first leaf, the one behind its last, and the cuts above it. */
  private final int[] begins;

  private final int[] ends;
  private final int[] levels;

  CutTables(List<CutTree> all) {
    width = all.get(0).width();
    trees = all.size();
    leaves = all.stream().mapToInt(tree -> tree.copies().size()).sum();
    cuts = Math.max(1, leaves - trees);
    roots = new long[trees];
    scales = new double[trees];
    dimensions = new long[cuts];
    limits = new double[cuts];
    lefts = new long[cuts];
    rights = new long[cuts];
    begins = new int[cuts];
    ends = new int[cuts];
    levels = new int[cuts];
    lows = new double[cuts * width];
    highs = new double[cuts * width];
    points = new double[leaves * width];
    logCopies = new double[leaves];
    int cut = 0;
    int leaf = 0;
    for (int tree = 0; tree < trees; tree++) {
      CutTree source = all.get(tree);
      int size = source.copies().size();
      addLeaves(source, leaf);
      roots[tree] = place(cut, leaf, leaf + size, 0);
      scales[tree] = log2(source.copies().stream().mapToLong(Integer::longValue).sum() + 1.0);
      addCuts(source, cut);
      cut += size - 1;
      leaf += size;
    }
  }

  private void addLeaves(CutTree tree, int first) {
    double[] own = tree.points().toArray();
    System.arraycopy(own, 0, points, first * width, own.length);
    for (int i = 0; i < tree.copies().size(); i++) {
      logCopies[first + i] = log2(tree.copies().get(i) + 1.0);
    }
  }

  /** Cuts stand depth first, so a cut's left child is the next cut. */
  private void addCuts(CutTree tree, int first) {
    for (int i = 0; i < tree.cuts().size(); i++) {
      int cut = first + i;
      int left = tree.leftLeaves().get(i);
      int middle = begins[cut] + left;
      dimensions[cut] = tree.dimensions().get(i);
      limits[cut] = tree.cuts().get(i);
      lefts[cut] = place(cut + 1, begins[cut], middle, levels[cut] + 1);
      rights[cut] = place(cut + left, middle, ends[cut], levels[cut] + 1);
      box(cut);
    }
  }

  /** The place of a subtree of some leaves: a leaf, or the cut that is then known to have them. */
  private long place(int cut, int begin, int end, int level) {
    if (end - begin == 1) {
      return (long) cuts + begin;
    }
    begins[cut] = begin;
    ends[cut] = end;
    levels[cut] = level;
    return cut;
  }

  private void box(int cut) {
    int at = cut * width;
    Arrays.fill(lows, at, at + width, Double.POSITIVE_INFINITY);
    Arrays.fill(highs, at, at + width, Double.NEGATIVE_INFINITY);
    for (int leaf = begins[cut]; leaf < ends[cut]; leaf++) {
      for (int i = 0; i < width; i++) {
        lows[at + i] = Math.min(lows[at + i], points[leaf * width + i]);
        highs[at + i] = Math.max(highs[at + i], points[leaf * width + i]);
      }
    }
  }

  private static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  int width() {
    return width;
  }

  int trees() {
    return trees;
  }

  int cuts() {
    return cuts;
  }

  int leaves() {
    return leaves;
  }

  /** The most cuts on a way through a tree. */
  int depth() {
    return leaves == trees ? 0 : Arrays.stream(levels).max().orElse(0) + 1;
  }

  /** The first place of each tree. */
  long[] roots() {
    return roots;
  }

  /** What each tree's score is multiplied by. */
  double[] scales() {
    return scales;
  }

  long[] dimensions() {
    return dimensions;
  }

  double[] limits() {
    return limits;
  }

  long[] lefts() {
    return lefts;
  }

  long[] rights() {
    return rights;
  }

  /** Cut by cut the least numbers of its points. */
  double[] lows() {
    return lows;
  }

  double[] highs() {
    return highs;
  }

  /** The lengths of the sides of each cut's box, added up. */
  double[] sides() {
    double[] sides = new double[cuts];
    for (int i = 0; i < lows.length; i++) {
      sides[i / width] += highs[i] - lows[i];
    }
    return sides;
  }

  /** By depth what a point scores that is cut off there. */
  double[] unseen() {
    double[] unseen = new double[depth() + 1];
    Arrays.setAll(unseen, depth -> 1.0 / (depth + 1));
    return unseen;
  }

  double[] points() {
    return points;
  }

  /** Of each leaf the logarithm of its copies and one more. */
  double[] logCopies() {
    return logCopies;
  }
}
