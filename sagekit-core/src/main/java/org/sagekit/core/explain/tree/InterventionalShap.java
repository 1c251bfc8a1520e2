package org.sagekit.core.explain.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.model.Node;

/**
 * The exact interventional Shapley values of an ensemble (Lundberg et al., 2020, algorithm 3): what
 * a player that is not known would be is what it is in a background row, the mean over all of them
 * being taken. The features of one player pass from the background row to the explained one
 * together. Takes time in proportion to rows x background rows x leaves that their mixtures reach.
 * Immutable and thread-safe.
 *
 * <p>All is computed in double, also where the ensemble adds floats: the values of a row and {@link
 * #mean} add up to the exact sum of the leaves.
 */
public final class InterventionalShap implements TreeValues {
  private static final int ROWS = 256;
  private final Node.TreeEnsemble ensemble;
  private final int players;
  private final Ranks ranks;
  private final List<MixedTree> trees = new ArrayList<>();
  private final int[][] background;
  private final double[] mean;

  private InterventionalShap(
      Node.TreeEnsemble ensemble, int[] playerByFeature, int players, double[] rows, int width) {
    this.ensemble = ensemble;
    this.players = players;
    ranks = new Ranks(ensemble);
    background = ranked(rows, 0, width, rows.length / width);
    mean = new double[ensemble.outputs()];
    for (int index = 0; index < ensemble.trees().size(); index++) {
      MixedTree tree = new MixedTree(ensemble.trees().get(index), ranks, playerByFeature);
      for (int[] row : background) {
        tree.addLeaf(row, mean, output(index));
      }
      trees.add(tree);
    }
    double[] base = ensemble.base().toArray();
    Arrays.setAll(mean, i -> (base[i] + mean[i] / background.length) * ensemble.factor());
  }

  /**
   * Prepares an ensemble.
   *
   * @param ensemble its trees need no covers
   * @param playerByFeature the player to which each number of the input belongs
   * @param players how many players there are
   * @param rows the ensemble's input of the background rows, row behind row, at least one
   * @param width how many numbers a row has
   * @return the values' source, or empty if a tree has more than 1,000 levels
   */
  public static Optional<InterventionalShap> of(
      Node.TreeEnsemble ensemble, int[] playerByFeature, int players, double[] rows, int width) {
    return ensemble.trees().stream().mapToInt(TreeShap::levels).max().orElse(0)
            <= TreeShap.MOST_LEVELS
        ? Optional.of(new InterventionalShap(ensemble, playerByFeature, players, rows, width))
        : Optional.empty();
  }

  private int output(int tree) {
    return ensemble.outputByTree().isEmpty() ? 0 : ensemble.outputByTree().get(tree);
  }

  /** The ranks of some rows, row by row. */
  private int[][] ranked(double[] numbers, int from, int width, int count) {
    int[][] byColumn = new int[ranks.columns()][count];
    ranks.rank(numbers, from, width, byColumn, count);
    int[][] byRow = new int[count][byColumn.length];
    for (int column = 0; column < byColumn.length; column++) {
      for (int row = 0; row < count; row++) {
        byRow[row][column] = byColumn[column][row];
      }
    }
    return byRow;
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] values(double[] numbers, int width) {
    int rows = width == 0 ? 0 : numbers.length / width;
    double[] values = new double[Math.multiplyExact(ensemble.outputs() * players, rows)];
    MixedWalk walk = new MixedWalk(trees, players);
    double factor = ensemble.factor() / background.length;
    for (int first = 0; first < rows; first += ROWS) {
      int count = Math.min(ROWS, rows - first);
      int[][] ranked = ranked(numbers, first * width, width, count);
      for (int row = 0; row < count; row++) {
        double[] own = new double[ensemble.outputs() * players];
        for (int tree = 0; tree < trees.size(); tree++) {
          walk.add(trees.get(tree), ranked[row], background, own, output(tree) * players);
        }
        for (int i = 0; i < own.length; i++) {
          values[i * rows + first + row] = own[i] * factor;
        }
      }
    }
    return values;
  }
}
