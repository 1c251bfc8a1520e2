package org.sagekit.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The trees of an ensemble in flat arrays, ready to be walked without a branch on the data.
 *
 * <p>Numbers are compared as whole-number keys that stand in the same order: a float's or double's
 * bits, those of negative numbers turned over, both zeros made one. A missing value becomes a key
 * below all others in a column of splits that send it left, and above all others in a column of
 * splits that send it right; so every split is {@code key <= limit}, whichever comparison the trees
 * use. The two children of a split stand side by side, and a leaf is its own child, so walking past
 * it does no harm.
 */
final class Forest {
  /** How many trees are walked at once; roots are filled up to a multiple of it. */
  static final int STRIDE = 8;

  private static final int NO_SET = -1;
  private static final long LEAST_FLOAT = Integer.MIN_VALUE;
  private static final long GREATEST_FLOAT = Integer.MAX_VALUE;

  private final boolean single;
  private final boolean less;
  private final int trees;
  private final int leafWidth;
  private final int[] roots;
  private final int[] depths;
  private final long[] limits;
  private final int[] columnOf;
  private final int[] children;
  private final double[] values;
  private final int[] valueAt;
  private final int[] setOf;
  private final List<long[]> levelSets = new ArrayList<>();
  private final boolean[] missingLeft;
  private final Map<Column, Integer> indexByColumn = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final int[] features;
  private final long[] missing;
  private final int[] levelColumns;

  /** A form of a feature in which splits compare it. */
  private record Column(int feature, Kind kind) {}

  private enum Kind {
    MISSING_BELOW,
    MISSING_ABOVE,
    LEVEL
  }

  Forest(Node.TreeEnsemble ensemble) {
    single = ensemble.precision() == Node.Precision.FLOAT;
    less = ensemble.comparison() == Node.Comparison.LESS;
    trees = ensemble.trees().size();
    leafWidth = trees == 0 ? 1 : ensemble.trees().get(0).leafWidth();
    int size = Math.toIntExact(ensemble.trees().stream().mapToLong(Tree::size).sum());
    roots = new int[(trees + STRIDE - 1) / STRIDE * STRIDE];
    depths = new int[roots.length];
    limits = new long[size];
    columnOf = new int[size];
    children = new int[size];
    valueAt = new int[size];
    setOf = new int[size];
    Arrays.fill(setOf, NO_SET);
    missingLeft = new boolean[size];
    double[] leafValues = new double[Math.toIntExact((long) (size + trees) / 2 * leafWidth)];
    int next = 0;
    int leaves = 0;
    for (int tree = 0; tree < trees; tree++) {
      Tree source = ensemble.trees().get(tree);
      roots[tree] = next;
      leaves = lay(source, tree, leafValues, leaves);
      next += source.size();
    }
    values = leafValues;
    features = columns.stream().mapToInt(Column::feature).toArray();
    missing = columns.stream().mapToLong(column -> missing(column.kind)).toArray();
    levelColumns =
        IntStream.range(0, features.length)
            .filter(column -> columns.get(column).kind == Kind.LEVEL)
            .toArray();
  }

  /** Lays out one tree level by level, so that siblings are neighbours. */
  private int lay(Tree tree, int index, double[] leafValues, int firstLeaf) {
    int leaves = firstLeaf;
    int next = roots[index] + 1;
    int levelEnd = next;
    ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(0));
    for (int at = roots[index]; !waiting.isEmpty(); at++) {
      if (at == levelEnd) {
        depths[index]++;
        levelEnd = next;
      }
      int node = waiting.remove();
      if (tree.isLeaf(node)) {
        limits[at] = Long.MAX_VALUE;
        children[at] = at;
        valueAt[at] = leaves * leafWidth;
        for (int i = 0; i < leafWidth; i++) {
          leafValues[valueAt[at] + i] = tree.value(node, i);
        }
        leaves++;
      } else {
        split(tree, node, at);
        children[at] = next;
        next += 2;
        waiting.add(tree.left(node));
        waiting.add(tree.right(node));
      }
    }
    return leaves;
  }

  private void split(Tree tree, int node, int at) {
    missingLeft[at] = tree.missingLeft(node);
    Kind kind = missingLeft[at] ? Kind.MISSING_BELOW : Kind.MISSING_ABOVE;
    if (tree.isLevelSplit(node)) {
      setOf[at] = levelSets.size();
      levelSets.add(tree.levelBits(node));
      kind = Kind.LEVEL;
    } else {
      limits[at] = limit(tree.threshold(node));
    }
    Column column = new Column(tree.feature(node), kind);
    columnOf[at] =
        indexByColumn.computeIfAbsent(
            column,
            added -> {
              columns.add(added);
              return columns.size() - 1;
            });
  }

  /** The greatest key that goes left; nothing but a missing value passes a threshold of NaN. */
  private long limit(double threshold) {
    if (Double.isNaN(threshold)) {
      return least();
    }
    return (single ? key((float) threshold) : key(threshold)) - (less ? 1 : 0);
  }

  private long missing(Kind kind) {
    return kind == Kind.MISSING_BELOW ? least() : single ? GREATEST_FLOAT : Long.MAX_VALUE;
  }

  private long least() {
    return single ? LEAST_FLOAT : Long.MIN_VALUE;
  }

  /** The key of a number that is not NaN. */
  private static long key(float x) {
    int bits = Float.floatToRawIntBits(x + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** The key of a number that is not NaN. */
  private static long key(double x) {
    long bits = Double.doubleToRawLongBits(x + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Brings the features of a row, which begin at {@code from}, into the form of each column. */
  void order(double[] row, int from, long[] keys) {
    if (single) {
      for (int column = 0; column < features.length; column++) {
        float x = (float) row[from + features[column]];
        keys[column] = Float.isNaN(x) ? missing[column] : key(x);
      }
    } else {
      for (int column = 0; column < features.length; column++) {
        double x = row[from + features[column]];
        keys[column] = Double.isNaN(x) ? missing[column] : key(x);
      }
    }
    for (int column : levelColumns) {
      double x = row[from + features[column]];
      double level = single ? (float) x : x;
      keys[column] = level >= 0 && level < Integer.MAX_VALUE ? (long) level : -1;
    }
  }

  /** Whether a key goes to the left child of a split. */
  boolean goesLeft(int node, long key) {
    if (setOf[node] == NO_SET) {
      return key <= limits[node];
    }
    long[] set = levelSets.get(setOf[node]);
    boolean known = key >= 0 && key < (long) set.length * Long.SIZE;
    return known ? (set[(int) (key >>> 6)] >>> key & 1) != 0 : missingLeft[node];
  }

  /** A number of a leaf. */
  double value(int leaf, int index) {
    return values[valueAt[leaf] + index];
  }

  int trees() {
    return trees;
  }

  int leafWidth() {
    return leafWidth;
  }

  int columns() {
    return features.length;
  }

  /** The first node of each tree, filled up to a multiple of {@link #STRIDE}. */
  int[] roots() {
    return roots;
  }

  /** The most splits on a way through some trees in a row. */
  int depth(int firstTree) {
    return Arrays.stream(depths, firstTree, firstTree + STRIDE).max().orElse(0);
  }

  int size() {
    return limits.length;
  }

  boolean isSingle() {
    return single;
  }

  boolean hasLevelSets() {
    return !levelSets.isEmpty();
  }

  long limitOf(int node) {
    return limits[node];
  }

  int columnOf(int node) {
    return columnOf[node];
  }

  /** The left child; a leaf is its own. */
  int childOf(int node) {
    return children[node];
  }
}
