package org.sagekit.core.pack.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Lays out an ensemble as {@link Trees} says. For one thread. */
final class TreeTables {
  private static final int TOGETHER = 8;
  private static final int MISSING_LEFT = -1;
  private static final int MISSING_RIGHT = -2;
  private static final int NO_SET = -1;
  private final Tables tables;
  private final Places places;
  private final Node.TreeEnsemble ensemble;
  private final boolean single;
  private final int[] columns;
  private final int[] roots;
  private final int[] depths;
  private final int[] nodes;
  private final double[] limits;
  private final int[] leafOf;
  private final int[] sets;
  private final double[] values;
  private int leaves;
  private boolean hasSets;

  TreeTables(Tables tables, Places places, Node.TreeEnsemble ensemble) {
    this.tables = tables;
    this.places = places;
    this.ensemble = ensemble;
    single = ensemble.precision() == Node.Precision.FLOAT;
    columns = columns(ensemble.trees());
    int trees = ensemble.trees().size();
    int filled = (trees + TOGETHER - 1) / TOGETHER * TOGETHER;
    int size = Math.toIntExact(ensemble.trees().stream().mapToLong(Tree::size).sum());
    roots = new int[filled];
    depths = new int[filled / TOGETHER];
    nodes = new int[Math.multiplyExact(2, size)];
    limits = new double[size];
    leafOf = new int[size];
    sets = new int[size];
    Arrays.fill(sets, NO_SET);
    int leafWidth = trees == 0 ? 1 : ensemble.trees().get(0).leafWidth();
    values = new double[Math.toIntExact((size + trees) / 2L * leafWidth)];
    int next = 0;
    for (int tree = 0; tree < trees; tree++) {
      roots[tree] = next;
      lay(ensemble.trees().get(tree), tree);
      next += ensemble.trees().get(tree).size();
    }
  }

  private static int[] columns(List<Tree> trees) {
    TreeSet<Integer> columns = new TreeSet<>();
    for (Tree tree : trees) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node)) {
          columns.add(tree.feature(node));
        }
      }
    }
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Lays out one tree level by level, so that siblings are neighbours. */
  private void lay(Tree tree, int index) {
    int next = roots[index] + 1;
    int levelEnd = next;
    int depth = 0;
    ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(0));
    for (int at = roots[index]; !waiting.isEmpty(); at++) {
      if (at == levelEnd) {
        depth++;
        levelEnd = next;
      }
      int node = waiting.remove();
      if (tree.isLeaf(node)) {
        leaf(tree, node, at);
      } else {
        split(tree, node, at);
        nodes[2 * at + 1] = next;
        next += 2;
        waiting.add(tree.left(node));
        waiting.add(tree.right(node));
      }
    }
    depths[index / TOGETHER] = Math.max(depths[index / TOGETHER], depth);
  }

  private void leaf(Tree tree, int node, int at) {
    nodes[2 * at + 1] = at;
    limits[at] = Double.POSITIVE_INFINITY;
    leafOf[at] = leaves;
    for (int i = 0; i < tree.leafWidth(); i++) {
      values[leaves * tree.leafWidth() + i] = rounded(tree.value(node, i));
    }
    leaves++;
  }

  private void split(Tree tree, int node, int at) {
    leafOf[at] = tree.missingLeft(node) ? MISSING_LEFT : MISSING_RIGHT;
    nodes[2 * at] = Arrays.binarySearch(columns, tree.feature(node));
    if (tree.isLevelSplit(node)) {
      hasSets = true;
      sets[at] = set(tree.levelBits(node));
    } else {
      limits[at] = limit(tree.threshold(node));
    }
  }

  private int set(long[] bits) {
    int[] words = new int[1 + 2 * bits.length];
    words[0] = 2 * bits.length;
    for (int i = 0; i < bits.length; i++) {
      words[1 + 2 * i] = (int) bits[i];
      words[2 + 2 * i] = (int) (bits[i] >>> Integer.SIZE);
    }
    return tables.ints(words);
  }

  /** The greatest number that goes left; no number is up to NaN. */
  private double limit(double threshold) {
    double near = rounded(threshold);
    if (ensemble.comparison() == Node.Comparison.LESS_OR_EQUAL) {
      return near;
    }
    if (near == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    return single ? Math.nextDown((float) near) : Math.nextDown(near);
  }

  private double rounded(double x) {
    return single ? (float) x : x;
  }

  /** The calls that walk the trees and add up their leaves. */
  List<Call> calls(int in, int out) {
    int forest = forest();
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(Trees.class, "walkAll", in, forest));
    int outputs = ensemble.outputs();
    double[] ends = new double[outputs + 1];
    for (int i = 0; i < outputs; i++) {
      ends[i] = rounded(ensemble.base().get(i));
    }
    ends[outputs] = rounded(ensemble.factor());
    int at = tables.reals(ends);
    tables.reals(values);
    if (outputs == 1) {
      calls.add(Call.of(Trees.class, "addUp", out, forest, at));
    } else {
      int[] outputByTree = ensemble.outputByTree().stream().mapToInt(i -> i).toArray();
      int list = outputByTree.length == 0 ? -1 : tables.ints(outputByTree);
      calls.add(Call.of(Trees.class, "sums", out, outputs, forest, at, list));
    }
    return calls;
  }

  private int forest() {
    int[] forest = {
      ensemble.trees().size(),
      tables.ints(roots),
      tables.ints(depths),
      tables.ints(nodes),
      tables.reals(limits),
      tables.ints(leafOf),
      hasSets ? tables.ints(sets) : NO_SET,
      tables.ints(columns),
      columns.length,
      single ? 1 : 0,
      places.room(columns.length + roots.length)
    };
    return tables.ints(forest);
  }
}
