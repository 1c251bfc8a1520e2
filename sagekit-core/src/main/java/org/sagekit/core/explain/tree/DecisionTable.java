package org.sagekit.core.explain.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Tree;

/**
 * What the leaves below one node give to each feature, for each way in which the splits above and
 * below the node can decide. Immutable.
 */
final class DecisionTable {
  /** Patterns double with each split; so do those that no row ever has. */
  private static final int MOST_SPLITS = 10;

  /** The node. */
  final int root;

  private final int[] above;
  private final int[] below;
  private final int[] targets;
  private final double[] values;

  private DecisionTable(int root, int[] above, int[] below, int[] targets, double[] values) {
    this.root = root;
    this.above = above;
    this.below = below;
    this.targets = targets;
    this.values = values;
  }

  /**
   * Computes a table.
   *
   * @param cover the tree
   * @param root a node of it
   * @param players where each split's feature adds to
   * @param playerCount how many players there are
   */
  static DecisionTable of(CoverTree cover, int root, int[] players, int playerCount) {
    int[] above = above(cover, root);
    int[] below = below(cover.tree, root);
    int[] splits = splits(above, below);
    int[] own = own(splits, players);
    double[] byTarget = values(cover, root, splits, slots(players, own), own.length);
    int[] targets = new int[own.length * cover.tree.leafWidth()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i / own.length * playerCount + own[i % own.length];
    }
    return new DecisionTable(root, above, below, targets, turned(byTarget, targets.length));
  }

  /** How many numbers a table would have; more than any limit if it has too many splits. */
  static long size(CoverTree cover, int root, int[] players) {
    int[] splits = splits(above(cover, root), below(cover.tree, root));
    if (splits.length > MOST_SPLITS) {
      return Integer.MAX_VALUE;
    }
    return ((long) own(splits, players).length * cover.tree.leafWidth()) << splits.length;
  }

  private static int[] splits(int[] above, int[] below) {
    int[] splits = Arrays.copyOf(above, above.length + below.length);
    System.arraycopy(below, 0, splits, above.length, below.length);
    return splits;
  }

  private static int[] own(int[] splits, int[] players) {
    return Arrays.stream(splits).map(split -> players[split]).sorted().distinct().toArray();
  }

  private static int[] above(CoverTree cover, int root) {
    int[] above = new int[cover.depth[root]];
    int node = root;
    for (int i = above.length - 1; i >= 0; i--) {
      node = cover.parent[node];
      above[i] = node;
    }
    return above;
  }

  private static int[] below(Tree tree, int root) {
    List<Integer> waiting = new ArrayList<>(List.of(root));
    List<Integer> splits = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int node = waiting.remove(waiting.size() - 1);
      if (!tree.isLeaf(node)) {
        splits.add(node);
        waiting.add(tree.left(node));
        waiting.add(tree.right(node));
      }
    }
    return splits.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] slots(int[] players, int[] own) {
    return Arrays.stream(players).map(p -> Math.max(0, Arrays.binarySearch(own, p))).toArray();
  }

  /** Lets a row of each pattern of decisions walk. */
  private static double[] values(CoverTree cover, int root, int[] splits, int[] slots, int own) {
    int patterns = 1 << splits.length;
    double[] values = new double[own * cover.tree.leafWidth() * patterns];
    int[] shift = new int[cover.tree.size()];
    for (int i = 0; i < splits.length; i++) {
      shift[splits[i]] = splits.length - 1 - i;
    }
    int block = Math.min(patterns, 64);
    Walk walk = new Walk(cover, slots, block);
    walk.only(root);
    for (int first = 0; first < patterns; first += block) {
      int from = first;
      Decisions decisions =
          (node, left, count) -> {
            for (int row = 0; row < count; row++) {
              left[row] = (from + row) >>> shift[node] & 1;
            }
          };
      walk.add(decisions, block, values, own, patterns, from);
    }
    return values;
  }

  /** Pattern by pattern instead of target by target. */
  private static double[] turned(double[] byTarget, int targets) {
    int patterns = targets == 0 ? 0 : byTarget.length / targets;
    double[] turned = new double[byTarget.length];
    for (int target = 0; target < targets; target++) {
      for (int pattern = 0; pattern < patterns; pattern++) {
        turned[pattern * targets + target] = byTarget[target * patterns + pattern];
      }
    }
    return turned;
  }

  /** The splits below the node, itself first. */
  int[] below() {
    return below;
  }

  /**
   * Adds the values of some rows.
   *
   * @param patterns the decisions of each row, 1 for left, the root's first
   * @param count how many rows
   * @param into target by target, row by row
   * @param stride how many rows a target has
   * @param offset the first row
   */
  void add(int[] patterns, int count, double[] into, int stride, int offset) {
    int width = targets.length;
    for (int i = 0; i < width; i++) {
      int to = targets[i] * stride + offset;
      for (int row = 0; row < count; row++) {
        into[to + row] += values[patterns[row] * width + i];
      }
    }
  }

  @Override
  public String toString() {
    return "table of " + (above.length + below.length) + " splits";
  }
}
