package org.sagekit.core.explain.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * Turns the numbers of a row into small whole numbers, so that each split of an ensemble is {@code
 * rank < limit}, whatever its comparison, precision, missing direction or set of levels.
 *
 * <p>A column holds one feature for all splits that send a missing value the same way; a set of
 * levels has a column of its own. Immutable once all splits were added.
 */
final class Ranks {
  private final boolean single;
  private final boolean less;
  private final Map<Key, Integer> columnByKey = new LinkedHashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<double[]> thresholds = new ArrayList<>();

  /** What splits compare; the set is empty for a split by number. */
  private record Key(int feature, boolean missingLeft, boolean bySet, List<Long> set) {}

  Ranks(Node.TreeEnsemble ensemble) {
    single = ensemble.precision() == Node.Precision.FLOAT;
    less = ensemble.comparison() == Node.Comparison.LESS;
    List<double[]> found = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Tree tree : ensemble.trees()) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node)) {
          collect(tree, node, found, counts);
        }
      }
    }
    for (int column = 0; column < found.size(); column++) {
      double[] all = Arrays.copyOf(found.get(column), counts.get(column));
      thresholds.add(Arrays.stream(all).sorted().distinct().toArray());
    }
  }

  private void collect(Tree tree, int node, List<double[]> found, List<Integer> counts) {
    Key key = key(tree, node);
    Integer column = columnByKey.putIfAbsent(key, keys.size());
    if (column == null) {
      column = keys.size();
      keys.add(key);
      found.add(new double[4]);
      counts.add(0);
    }
    double threshold = rounded(tree.threshold(node));
    if (!key.bySet && !Double.isNaN(threshold)) {
      int count = counts.get(column);
      if (count == found.get(column).length) {
        found.set(column, Arrays.copyOf(found.get(column), count * 2));
      }
      found.get(column)[count] = threshold;
      counts.set(column, count + 1);
    }
  }

  private static Key key(Tree tree, int node) {
    boolean bySet = tree.isLevelSplit(node);
    List<Long> set = bySet ? Arrays.stream(tree.levelBits(node)).boxed().toList() : List.of();
    return new Key(tree.feature(node), tree.missingLeft(node), bySet, set);
  }

  /** In the ensemble's precision; both zeros become one. */
  private double rounded(double x) {
    return (single ? (float) x : x) + 0.0;
  }

  int columns() {
    return keys.size();
  }

  /** The column that a split compares. */
  int column(Tree tree, int node) {
    Integer column = columnByKey.get(key(tree, node));
    return column == null ? -1 : column;
  }

  /** A row goes left if its rank is below this; nothing but a missing value passes NaN. */
  int limit(Tree tree, int node) {
    double threshold = rounded(tree.threshold(node));
    if (tree.isLevelSplit(node) || Double.isNaN(threshold)) {
      return 0;
    }
    return Arrays.binarySearch(thresholds.get(column(tree, node)), threshold) + 1;
  }

  /**
   * Ranks some rows.
   *
   * @param numbers row behind row
   * @param from where the first row begins
   * @param width how many numbers a row has
   * @param ranks column by column, for as many rows as a column is long
   * @param count how many rows
   */
  void rank(double[] numbers, int from, int width, int[][] ranks, int count) {
    for (int column = 0; column < ranks.length; column++) {
      Key key = keys.get(column);
      double[] limits = thresholds.get(column);
      int[] into = ranks[column];
      for (int row = 0; row < count; row++) {
        double x = rounded(numbers[from + row * width + key.feature]);
        into[row] = key.bySet ? level(key, x) : rank(key, limits, x);
      }
    }
  }

  /** How many thresholds send it right. */
  private int rank(Key key, double[] limits, double x) {
    if (Double.isNaN(x)) {
      return key.missingLeft ? -1 : limits.length;
    }
    int low = 0;
    int high = limits.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean left = less ? x < limits[middle] : x <= limits[middle];
      if (left) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int level(Key key, double x) {
    boolean known = x >= 0 && x < Math.min(Integer.MAX_VALUE, key.set.size() * (double) Long.SIZE);
    int level = known ? (int) x : 0;
    boolean left = known ? (key.set.get(level >> 6) >>> level & 1) != 0 : key.missingLeft;
    return left ? -1 : 0;
  }
}
