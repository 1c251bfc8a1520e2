package org.sagekit.core.explain.tree;

import java.util.List;
import org.sagekit.api.model.Tree;

/**
 * Walks all ways that mixtures of an explained row and a background row take through a tree. Where
 * both rows go apart at a split, its player must be of the one or of the other from there on. So a
 * leaf is reached by just those coalitions that have the u players who must be of the row and none
 * of the v who must be of the background: each of the u gains {@code (u-1)! v! / (u+v)!} of the
 * leaf's number, each of the v loses {@code u! (v-1)! / (u+v)!} (Lundberg et al., 2020, supplement,
 * algorithm 3). The sums of a subtree are handed up, so that a node costs the same however many
 * players there are. For one thread.
 */
final class MixedWalk {
  private static final byte ROW = 1;
  private static final byte OTHER = 2;

  /** By u and v: what each of the u gains. */
  private final double[][] gains;

  /** The player's side, 0 while it is open. */
  private final byte[] side;

  /** By level: for each number of a leaf what the u gain, behind them what the v lose. */
  private final double[][] sums;

  private final int players;
  private double[] into = new double[0];
  private int first;

  MixedWalk(List<MixedTree> trees, int players) {
    int levels = trees.stream().mapToInt(tree -> tree.levels).max().orElse(0);
    int leafWidth = trees.stream().mapToInt(tree -> tree.tree.leafWidth()).max().orElse(0);
    this.players = players;
    gains = gains(Math.min(levels, players));
    side = new byte[players];
    sums = new double[Math.min(levels, players) + 1][2 * leafWidth];
  }

  private static double[][] gains(int most) {
    double[][] gains = new double[most + 1][];
    for (int u = 0; u <= most; u++) {
      gains[u] = new double[most + 1 - u];
      for (int v = 0; u > 0 && v < gains[u].length; v++) {
        gains[u][v] = v == 0 ? 1.0 / u : gains[u][v - 1] * v / (u + v);
      }
    }
    return gains;
  }

  /**
   * Adds the values of one row, once for each background row.
   *
   * @param tree the tree
   * @param row ranks of the explained row
   * @param background ranks of the others
   * @param target output by output, player by player
   * @param begin where the tree's first output begins
   */
  void add(MixedTree tree, int[] row, int[][] background, double[] target, int begin) {
    into = target;
    first = begin;
    for (int[] other : background) {
      walk(tree, 0, row, other, 0, 0);
    }
  }

  private void walk(MixedTree tree, int start, int[] row, int[] other, int u, int v) {
    int node = start;
    while (!tree.tree.isLeaf(node)) {
      int ofRow = tree.next(node, row);
      int ofOther = tree.next(node, other);
      byte decided = side[tree.player[node]];
      if (ofRow != ofOther && decided == 0) {
        part(tree, node, row, other, u, v);
        return;
      }
      node = decided == OTHER ? ofOther : ofRow;
    }
    leaf(tree.tree, node, u, v);
  }

  private void leaf(Tree tree, int node, int u, int v) {
    double[] own = sums[u + v];
    int width = tree.leafWidth();
    for (int i = 0; i < width; i++) {
      double value = tree.value(node, i);
      own[i] = u == 0 ? 0 : gains[u][v] * value;
      own[width + i] = v == 0 ? 0 : gains[v][u] * value;
    }
  }

  /** The player of the row's side gains what the leaves there give, that of the other loses. */
  private void part(MixedTree tree, int node, int[] row, int[] other, int u, int v) {
    int player = tree.player[node];
    int width = tree.tree.leafWidth();
    double[] own = sums[u + v];
    double[] below = sums[u + v + 1];
    side[player] = ROW;
    walk(tree, tree.next(node, row), row, other, u + 1, v);
    for (int i = 0; i < width; i++) {
      into[first + i * players + player] += below[i];
      own[i] = below[i];
      own[width + i] = below[width + i];
    }
    side[player] = OTHER;
    walk(tree, tree.next(node, other), row, other, u, v + 1);
    for (int i = 0; i < width; i++) {
      into[first + i * players + player] -= below[width + i];
      own[i] += below[i];
      own[width + i] += below[width + i];
    }
    side[player] = 0;
  }
}
