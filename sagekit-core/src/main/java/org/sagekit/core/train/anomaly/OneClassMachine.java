package org.sagekit.core.train.anomaly;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.sagekit.core.train.margin.Ending;
import org.sagekit.core.train.margin.GaussianRows;
import org.sagekit.core.train.margin.Margin;
import org.sagekit.core.train.margin.MinimalOptimization;
import org.sagekit.core.train.numeric.SparseRows;

/**
 * A one-class support vector machine with the kernel {@code exp(-gamma * d^2)} (Schoelkopf, Platt,
 * Shawe-Taylor, Smola and Williamson 2001, "Estimating the support of a high-dimensional
 * distribution", equations 19 to 21), scaled as LIBSVM does: the multipliers are at most the
 * weights and add up to nu times their sum.
 */
public final class OneClassMachine {
  private OneClassMachine() {}

  /**
   * How to fit.
   *
   * @param nu the share of the weight that may be outside, above 0 and at most 1
   * @param gamma how fast the kernel falls, above 0
   * @param keptNumbers how many likenesses of points to keep; results don't depend on it
   * @param tolerance the fit ends when the conditions of optimality are kept up to it
   * @param steps at most so many pairs are moved
   * @param stop asked now and then; the multipliers so far are the result
   */
  public record Plan(
      double nu,
      double gamma,
      long keptNumbers,
      double tolerance,
      long steps,
      BooleanSupplier stop) {}

  /**
   * What was fitted: a point is the odder, the greater {@code offset - sum of multiplier * kernel}.
   *
   * @param multipliers one a point, zero for those that don't matter
   * @param offset at the border of what is usual, where this is 0
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers on their way to a node, never compared
  public record Fitted(double[] multipliers, double offset) {}

  /**
   * Fits a machine.
   *
   * @param points at least one, all of one length; not changed
   * @param weights one a point, above 0 and 1 on average
   * @param plan how
   * @return the multipliers
   */
  public static Fitted fit(double[][] points, double[] weights, Plan plan) {
    SparseRows rows = new SparseRows(points.length, points[0].length);
    Arrays.stream(points).forEach(rows::add);
    Margin margin =
        MinimalOptimization.oneClass(
            new GaussianRows(rows, plan.gamma(), plan.keptNumbers()),
            weights,
            first(weights, plan.nu()),
            new Ending(plan.tolerance(), plan.steps(), plan.stop()));
    return new Fitted(margin.weights(), -margin.bias());
  }

  /** The first points get all that they may have, until nothing is left. */
  private static double[] first(double[] limits, double nu) {
    double[] multipliers = new double[limits.length];
    double left = nu * Arrays.stream(limits).sum();
    for (int i = 0; i < limits.length && left > 0; i++) {
      multipliers[i] = Math.min(left, limits[i]);
      left -= multipliers[i];
    }
    return multipliers;
  }
}
