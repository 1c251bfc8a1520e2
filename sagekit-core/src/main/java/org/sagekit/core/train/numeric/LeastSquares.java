package org.sagekit.core.train.numeric;

/** Weighted least squares with a penalty on squares, solved exactly. */
public final class LeastSquares {
  /** Up to so many numbers a row the exact solution is quick. */
  public static final int MOST_COLUMNS = 1_500;

  private static final double LEAST_PENALTY = 1e-9;

  private LeastSquares() {}

  /**
   * Solves the normal equations of sum of w (y - x b - c)^2 + l2 b^2 (Hoerl and Kennard, 1970,
   * "Ridge regression", equation 2.1), by {@link Cholesky}. If columns depend on one another, a
   * billionth of the mean square keeps them apart.
   *
   * @param rows no more than {@link #MOST_COLUMNS} wide
   * @param truth one a row
   * @param weights one a row, above 0
   * @param l2 the strength, zero or more
   * @return a weight a column, and the bias behind them
   */
  public static double[] solve(SparseRows rows, double[] truth, double[] weights, double l2) {
    int width = rows.width();
    double[][] products = new double[width + 1][];
    for (int i = 0; i <= width; i++) {
      products[i] = new double[i + 1];
    }
    double[] right = new double[width + 1];
    for (int row = 0; row < rows.size(); row++) {
      rows.addProducts(row, weights[row], products);
      rows.addSlopes(row, new double[] {weights[row]}, products[width]);
      rows.addSlopes(row, new double[] {weights[row] * truth[row]}, right);
      products[width][width] += weights[row];
      right[width] += weights[row] * truth[row];
    }
    double least = LEAST_PENALTY * products[width][width];
    for (int i = 0; i < width; i++) {
      products[i][i] += Math.max(l2, least);
    }
    return Cholesky.of(products).solve(right);
  }
}
