package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.numeric.LeastSquares;
import org.sagekit.core.train.numeric.SparseRows;
import org.sagekit.core.train.tree.ForestGrower;
import org.sagekit.core.train.tree.Growth;
import org.sagekit.core.train.tree.RankedColumn;
import org.sagekit.core.train.tree.Response;
import org.sagekit.monitor.chance.Mixing;

/**
 * Tells rows of now from rows of then: a linear discriminant, which finds shifts, and boosted trees
 * for what it leaves (Friedman 2001, least squares boosting), which find the rest. Both sides weigh
 * the same, however many rows they have.
 *
 * @param linear a weight a column, and the bias behind them
 * @param trees each adds a tenth of what it says to the score
 */
record RowClassifier(double[] linear, List<Tree> trees) {
  private static final int TREES = 50;
  private static final int DEPTH = 3;
  private static final double RATE = 0.1;

  /** As a share of the number of rows: columns have a variance of about one. */
  private static final double RIDGE = 0.02;

  /** The least share of the weight in a leaf. */
  private static final double LEAF = 0.02;

  /**
   * Learns.
   *
   * @param rows at least one of each side, all of the same width
   * @param now whether a row is of now
   */
  static RowClassifier learn(double[][] rows, boolean[] now, long seed) {
    double[] weights = weights(now);
    double[] rest = new double[now.length];
    Arrays.setAll(rest, i -> now[i] ? 1 : -1);
    double[] linear = linear(rows, rest, weights);
    Arrays.setAll(rest, i -> rest[i] - along(linear, rows[i]));
    return new RowClassifier(linear, boosted(rows, rest, weights, seed));
  }

  private static double[] weights(boolean[] now) {
    int current = 0;
    for (boolean one : now) {
      current += one ? 1 : 0;
    }
    double ofNow = now.length / (2.0 * current);
    double ofThen = now.length / (2.0 * (now.length - current));
    double[] weights = new double[now.length];
    Arrays.setAll(weights, i -> now[i] ? ofNow : ofThen);
    return weights;
  }

  private static double[] linear(double[][] rows, double[] truth, double[] weights) {
    SparseRows sparse = new SparseRows(rows.length, rows[0].length);
    for (double[] row : rows) {
      sparse.add(row);
    }
    return LeastSquares.solve(sparse, truth, weights, RIDGE * rows.length);
  }

  /** Each tree learns what the ones before it have left, which is taken off {@code rest}. */
  private static List<Tree> boosted(double[][] rows, double[] rest, double[] weights, long seed) {
    List<RankedColumn> columns = columns(rows);
    Growth growth =
        new Growth(
            false,
            Growth.Thresholds.BEST,
            (columns.size() + 1) / 2,
            new Growth.Limits(DEPTH, 0, LEAF * rows.length, 0));
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      Response response = Response.ofNumbers(rest);
      Tree tree = new ForestGrower(columns, response, weights, growth, Mixing.of(seed, i)).tree(0);
      Arrays.setAll(rest, row -> rest[row] - RATE * value(tree, rows[row]));
      trees.add(tree);
    }
    return List.copyOf(trees);
  }

  private static List<RankedColumn> columns(double[][] rows) {
    List<RankedColumn> columns = new ArrayList<>();
    for (int at = 0; at < rows[0].length; at++) {
      double[] column = new double[rows.length];
      for (int row = 0; row < column.length; row++) {
        column[row] = rows[row][at];
      }
      columns.add(RankedColumn.of(column));
    }
    return columns;
  }

  /** Greater for rows that look like now. */
  double score(double[] row) {
    double score = along(linear, row);
    for (Tree tree : trees) {
      score += RATE * value(tree, row);
    }
    return score;
  }

  private static double along(double[] linear, double[] row) {
    double sum = linear[row.length];
    for (int i = 0; i < row.length; i++) {
      sum += linear[i] * row[i];
    }
    return sum;
  }

  private static double value(Tree tree, double[] row) {
    int node = 0;
    while (!tree.isLeaf(node)) {
      node = row[tree.feature(node)] <= tree.threshold(node) ? tree.left(node) : tree.right(node);
    }
    return tree.value(node, 0);
  }
}
