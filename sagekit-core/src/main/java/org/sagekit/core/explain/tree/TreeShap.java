package org.sagekit.core.explain.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The exact path-dependent Shapley values of an ensemble (Lundberg et al., 2018, algorithm 2): what
 * a feature that is not known would be is what the training rows in each node say, by their covers.
 * Values of features that belong to one player are added up. Immutable and thread-safe.
 *
 * <p>All is computed in double, also where the ensemble adds floats: the values of a row and {@link
 * #mean} add up to the exact sum of the leaves.
 */
public final class TreeShap implements TreeValues {
  /** Deeper trees are refused, for a walk is recursive. */
  static final int MOST_LEVELS = 1_000;

  /** A tree's tables should stay in the second-level cache. */
  private static final long TABLE_NUMBERS = 1 << 17;

  /** 64 MB. */
  private static final long ALL_NUMBERS = 1 << 23;

  private static final int ROWS = 256;

  private final Node.TreeEnsemble ensemble;
  private final Ranks ranks;
  private final List<CoverTree> covers = new ArrayList<>();
  private final List<@Nullable TableTree> tables = new ArrayList<>();
  private final List<int[]> playersBySplit = new ArrayList<>();
  private final int players;
  private final double[] mean;

  private TreeShap(Node.TreeEnsemble ensemble, int[] playerByFeature, int players) {
    this.ensemble = ensemble;
    this.players = players;
    ranks = new Ranks(ensemble);
    mean = ensemble.base().toArray();
    long room = ALL_NUMBERS;
    for (int index = 0; index < ensemble.trees().size(); index++) {
      Tree tree = ensemble.trees().get(index);
      CoverTree cover = new CoverTree(tree, ranks);
      cover.addMean(mean, output(index));
      int[] bySplit = new int[tree.size()];
      for (int node = 0; node < bySplit.length; node++) {
        bySplit[node] = tree.isLeaf(node) ? 0 : playerByFeature[tree.feature(node)];
      }
      TableTree table = TableTree.of(cover, bySplit, players, Math.min(room, TABLE_NUMBERS));
      room -= table == null ? 0 : table.size();
      covers.add(cover);
      tables.add(table);
      playersBySplit.add(bySplit);
    }
    Arrays.setAll(mean, i -> mean[i] * ensemble.factor());
  }

  /**
   * Prepares an ensemble.
   *
   * @param ensemble its trees have covers
   * @param playerByFeature the player to which each number of the input belongs
   * @param players how many players there are
   * @return the values' source, or empty if a tree has no covers or more than 1,000 levels
   */
  public static Optional<TreeShap> of(
      Node.TreeEnsemble ensemble, int[] playerByFeature, int players) {
    return ensemble.trees().stream().allMatch(TreeShap::fits)
        ? Optional.of(new TreeShap(ensemble, playerByFeature, players))
        : Optional.empty();
  }

  private static boolean fits(Tree tree) {
    if (tree.isLeaf(0)) {
      return true;
    }
    return tree.cover(tree.left(0)) + tree.cover(tree.right(0)) > 0 && levels(tree) <= MOST_LEVELS;
  }

  /** The most splits on a way from the root to a leaf. */
  static int levels(Tree tree) {
    int[] depth = new int[tree.size()];
    int most = 0;
    for (int node = 0; node < depth.length; node++) {
      if (!tree.isLeaf(node)) {
        depth[tree.left(node)] = depth[node] + 1;
        depth[tree.right(node)] = depth[node] + 1;
        most = Math.max(most, depth[node] + 1);
      }
    }
    return most;
  }

  private int output(int tree) {
    return ensemble.outputByTree().isEmpty() ? 0 : ensemble.outputByTree().get(tree);
  }

  /** What the ensemble gives on average over its training rows. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] values(double[] numbers, int width) {
    int rows = width == 0 ? 0 : numbers.length / width;
    double[] values = new double[Math.multiplyExact(ensemble.outputs() * players, rows)];
    int block = Math.min(ROWS, rows);
    int[][] ranked = new int[ranks.columns()][block];
    int levels = tables.stream().mapToInt(t -> t == null ? 0 : t.levels()).max().orElse(0);
    int[][] patterns = new int[levels][block];
    for (int first = 0; first < rows; first += block) {
      int count = Math.min(block, rows - first);
      ranks.rank(numbers, first * width, width, ranked, count);
      for (int tree = 0; tree < tables.size(); tree++) {
        add(tree, ranked, count, patterns, values, first, rows);
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= ensemble.factor();
    }
    return values;
  }

  private void add(
      int index,
      int[][] ranked,
      int count,
      int[][] patterns,
      double[] values,
      int first,
      int rows) {
    int offset = output(index) * players * rows + first;
    TableTree table = tables.get(index);
    if (table != null) {
      table.add(ranked, count, patterns, values, rows, offset);
      return;
    }
    CoverTree cover = covers.get(index);
    int block = Math.min(Walk.block(cover), count);
    Walk walk = new Walk(cover, playersBySplit.get(index), block);
    for (int from = 0; from < count; from += block) {
      int start = from;
      Decisions decisions =
          (node, left, size) -> {
            int[] own = ranked[cover.column[node]];
            for (int row = 0; row < size; row++) {
              left[row] = own[start + row] - cover.limit[node] >>> 31;
            }
          };
      walk.add(decisions, Math.min(block, count - from), values, players, rows, offset + from);
    }
  }
}
