package org.sagekit.core.train.anomaly;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A one-class support vector machine with the kernel {@code exp(-gamma * d^2)} (Schoelkopf, Platt,
 * Shawe-Taylor, Smola and Williamson 2001, "Estimating the support of a high-dimensional
 * distribution", equations 19 to 21), scaled as LIBSVM does: the multipliers are at most the
 * weights and add up to nu times their sum. Solved by moving two multipliers at a time, chosen by
 * the second order (Fan, Chen and Lin 2005, working set selection 2).
 */
public final class OneClassMachine {
  private static final double LEAST_CURVATURE = 1e-12;
  private static final int BETWEEN_STOPS = 100;
  private final double[] limits;
  private final double[] multipliers;
  private final double[] gradient;
  private final KernelRows kernel;

  private OneClassMachine(double[][] points, double[] weights, double gamma) {
    this.limits = weights;
    this.multipliers = new double[points.length];
    this.gradient = new double[points.length];
    this.kernel = new KernelRows(points, gamma);
  }

  /**
   * How to fit.
   *
   * @param nu the share of the weight that may be outside, above 0 and at most 1
   * @param gamma how fast the kernel falls, above 0
   * @param tolerance the fit ends when the conditions of optimality are kept up to it
   * @param steps at most so many pairs are moved
   * @param stop asked now and then; the multipliers so far are the result
   */
  public record Plan(double nu, double gamma, double tolerance, long steps, BooleanSupplier stop) {}

  /**
   * What was fitted: a point is the odder, the greater {@code offset - sum of multiplier * kernel}.
   *
   * @param multipliers one a point, zero for those that don't matter
   * @param offset at the border of what is usual, where this is 0
   * @param steps how many pairs were moved
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers on their way to a node, never compared
  public record Fitted(double[] multipliers, double offset, long steps) {}

  /**
   * Fits a machine.
   *
   * @param points at least one, all of one length; not changed
   * @param weights one a point, above 0 and 1 on average
   * @param plan how
   * @return the multipliers
   */
  public static Fitted fit(double[][] points, double[] weights, Plan plan) {
    return new OneClassMachine(points, weights, plan.gamma()).run(plan);
  }

  private Fitted run(Plan plan) {
    begin(plan.nu());
    long steps = 0;
    while (steps < plan.steps()
        && !(steps % BETWEEN_STOPS == 0 && plan.stop().getAsBoolean())
        && moved(plan.tolerance())) {
      steps++;
    }
    return new Fitted(multipliers, offset(), steps);
  }

  /** The first points get all that they may have, until nothing is left. */
  private void begin(double nu) {
    double left = nu * Arrays.stream(limits).sum();
    for (int i = 0; i < limits.length && left > 0; i++) {
      multipliers[i] = Math.min(left, limits[i]);
      left -= multipliers[i];
      add(multipliers[i], kernel.row(i));
    }
  }

  private void add(double change, float[] row) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += change * row[i];
    }
  }

  /** Moves weight from one point to another; false if no pair breaks the conditions. */
  private boolean moved(double tolerance) {
    int up = -1;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gradient.length; i++) {
      if (multipliers[i] < limits[i] && gradient[i] < least) {
        least = gradient[i];
        up = i;
      }
      if (multipliers[i] > 0) {
        most = Math.max(most, gradient[i]);
      }
    }
    if (up < 0 || most - least < tolerance) {
      return false;
    }
    float[] upRow = kernel.row(up);
    int down = partner(least, upRow);
    double step =
        Math.min(
            (gradient[down] - least) / curvature(upRow[down]),
            Math.min(limits[up] - multipliers[up], multipliers[down]));
    multipliers[up] = step == limits[up] - multipliers[up] ? limits[up] : multipliers[up] + step;
    multipliers[down] -= step;
    add(step, upRow);
    add(-step, kernel.row(down));
    return true;
  }

  private int partner(double least, float[] upRow) {
    int down = -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gradient.length; i++) {
      double gap = gradient[i] - least;
      if (multipliers[i] > 0 && gap > 0) {
        double gain = gap * gap / curvature(upRow[i]);
        if (gain > best) {
          best = gain;
          down = i;
        }
      }
    }
    return down;
  }

  private static double curvature(double likeness) {
    return Math.max(2 - 2 * likeness, LEAST_CURVATURE);
  }

  /** The mean gradient of the points on the border, or the middle of what the others allow. */
  private double offset() {
    double sum = 0;
    int free = 0;
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gradient.length; i++) {
      if (multipliers[i] >= limits[i]) {
        low = Math.max(low, gradient[i]);
      } else if (multipliers[i] <= 0) {
        high = Math.min(high, gradient[i]);
      } else {
        sum += gradient[i];
        free++;
      }
    }
    if (free > 0) {
      return sum / free;
    }
    return Double.isInfinite(high) ? low : Double.isInfinite(low) ? high : low / 2 + high / 2;
  }
}
