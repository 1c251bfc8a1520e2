package org.sagekit.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The trees of an ensemble in flat arrays, from which the engines make theirs.
 *
 * <p>Numbers are compared as whole-number keys, see {@link KeyOrder}. A missing value becomes a key
 * below all others in a column of splits that send it left, and above all others in a column of
 * splits that send it right; so every split is {@code key <= limit}, whichever comparison the trees
 * use. The two children of a split stand side by side, and a leaf is its own child, so walking past
 * it does no harm.
 */
final class Forest {
  private static final int NO_SET = -1;
  private static final long LEAST_FLOAT = Integer.MIN_VALUE;

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
    roots = new int[(trees + Walk.AT_ONCE - 1) / Walk.AT_ONCE * Walk.AT_ONCE];
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
    return (single ? KeyOrder.of((float) threshold) : KeyOrder.of(threshold)) - (less ? 1 : 0);
  }

  private long least() {
    return single ? LEAST_FLOAT : Long.MIN_VALUE;
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

  /** The first node of each tree, filled up to a multiple of {@link #Walk.AT_ONCE}. */
  int[] roots() {
    return roots;
  }

  /** The most splits on a way through each tree. */
  int[] depths() {
    return depths;
  }

  /** The most splits on a way through each {@link Walk#AT_ONCE} trees in a row. */
  int[] groupDepths() {
    int[] groups = new int[roots.length / Walk.AT_ONCE];
    for (int tree = 0; tree < trees; tree++) {
      int group = tree / Walk.AT_ONCE;
      groups[group] = Math.max(groups[group], depths[tree]);
    }
    return groups;
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

  /** The features that the columns are forms of. */
  int[] features() {
    return features;
  }

  boolean isMissingBelow(int column) {
    return columns.get(column).kind == Kind.MISSING_BELOW;
  }

  boolean isLevelColumn(int column) {
    return columns.get(column).kind == Kind.LEVEL;
  }

  boolean isLeaf(int node) {
    return children[node] == node;
  }

  boolean isLevelSplit(int node) {
    return setOf[node] != NO_SET;
  }

  boolean isMissingLeft(int node) {
    return missingLeft[node];
  }

  /** The levels that go to the left of a split by set. */
  long[] levelBits(int node) {
    return levelSets.get(setOf[node]);
  }

  /** The numbers of all leaves, one leaf behind the other. */
  double[] values() {
    return values;
  }

  /** Where the numbers of each leaf begin, by node. */
  int[] valueAt() {
    return valueAt;
  }
}
