package org.sagekit.core.train.process;

import org.sagekit.core.train.numeric.Cholesky;
import org.sagekit.core.train.numeric.Workers;

/**
 * The mean of a Gaussian process given rows, as a weighted sum of likenesses to points: all rows
 * (Rasmussen and Williams, 2006, equation 2.25), or, of many rows, a subset of regressors (equation
 * 8.14), which learns from all rows but remembers only some. With it come the scores of the rows
 * had each been left out (equation 5.12).
 *
 * @param weights for each target one a point
 * @param leftOut for each target one a row
 */
public record Regression(double[][] weights, double[][] leftOut) {
  private static final double JITTER = 1e-7;
  private static final int BLOCKS = 8;
  private static final int BETWEEN_PULSES = 64;

  /**
   * What is to be learnt.
   *
   * @param covariance of the points
   * @param gamma its scale
   * @param noise its variance over the signal's
   * @param targets each one a row
   * @param rowWeights one a row, above 0
   * @param pulse runs every few rows; what it throws ends the work
   */
  public record Task(
      Covariance covariance,
      double gamma,
      double noise,
      double[][] targets,
      double[] rowWeights,
      Runnable pulse) {

    private void pulse(int row) {
      if (row % BETWEEN_PULSES == 0) {
        pulse.run();
      }
    }
  }

  /**
   * Remembers all rows.
   *
   * @param points the rows
   * @param task what to learn
   * @return the mean
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public static Regression exact(Points points, Task task) {
    int n = points.size();
    double[][] matrix = new double[n][];
    for (int i = 0; i < n; i++) {
      task.pulse(i);
      matrix[i] = points.squares(points.numbers()[i], i + 1);
      for (int j = 0; j < i; j++) {
        matrix[i][j] = task.covariance.at(matrix[i][j], task.gamma);
      }
      matrix[i][i] = 1 + JITTER + task.noise / task.rowWeights[i];
    }
    Cholesky root = Cholesky.near(matrix);
    task.pulse.run();
    double[][] inverse = root.inverse();
    task.pulse.run();
    double[][] weights = new double[task.targets.length][];
    double[][] leftOut = new double[task.targets.length][n];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = root.solve(task.targets[t]);
      for (int i = 0; i < n; i++) {
        leftOut[t][i] = task.targets[t][i] - weights[t][i] / inverse[i][i];
      }
    }
    return new Regression(weights, leftOut);
  }

  /**
   * Remembers some points, and learns from all rows.
   *
   * @param points what is remembered
   * @param rows what is learnt from
   * @param task what to learn
   * @param workers share the rows
   * @return the mean
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public static Regression subset(Points points, Points rows, Task task, Workers workers) {
    Sums[] parts = new Sums[BLOCKS];
    workers.run(
        BLOCKS,
        block -> {
          Sums sums = new Sums(points.size(), task.targets.length);
          for (int row = from(rows, block); row < from(rows, block + 1); row++) {
            task.pulse(row);
            sums.add(likeness(points, rows.numbers()[row], task), row, task);
          }
          parts[block] = sums;
        });
    Sums all = parts[0];
    for (int block = 1; block < BLOCKS; block++) {
      all.add(parts[block]);
    }
    for (int i = 0; i < points.size(); i++) {
      double[] own = likeness(points, points.numbers()[i], task);
      for (int j = 0; j <= i; j++) {
        all.products[i][j] += task.noise * (own[j] + (i == j ? JITTER : 0));
      }
    }
    Cholesky root = Cholesky.near(all.products);
    double[][] weights = new double[task.targets.length][];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = root.solve(all.right[t]);
    }
    double[][] leftOut = new double[task.targets.length][rows.size()];
    workers.run(
        BLOCKS,
        block -> {
          for (int row = from(rows, block); row < from(rows, block + 1); row++) {
            task.pulse(row);
            leaveOut(
                root, likeness(points, rows.numbers()[row], task), row, weights, leftOut, task);
          }
        });
    return new Regression(weights, leftOut);
  }

  private static int from(Points rows, int block) {
    return (int) ((long) rows.size() * block / BLOCKS);
  }

  private static double[] likeness(Points points, double[] row, Task task) {
    double[] likeness = points.squares(row, points.size());
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] = task.covariance.at(likeness[i], task.gamma);
    }
    return likeness;
  }

  /** The influence of a row on its own score is w k' A^-1 k. */
  private static void leaveOut(
      Cholesky root,
      double[] likeness,
      int row,
      double[][] weights,
      double[][] leftOut,
      Task task) {
    double influence = 0;
    for (double half : root.halfSolve(likeness)) {
      influence += half * half;
    }
    influence = Math.min(0.999, influence * task.rowWeights[row]);
    for (int t = 0; t < weights.length; t++) {
      double score = 0;
      for (int i = 0; i < likeness.length; i++) {
        score += weights[t][i] * likeness[i];
      }
      leftOut[t][row] = (score - influence * task.targets[t][row]) / (1 - influence);
    }
  }

  /** The sums over rows that the equations are made of. */
  private static final class Sums {
    final double[][] products;
    final double[][] right;

    Sums(int points, int targets) {
      products = new double[points][];
      for (int i = 0; i < points; i++) {
        products[i] = new double[i + 1];
      }
      right = new double[targets][points];
    }

    void add(double[] likeness, int row, Task task) {
      double weight = task.rowWeights[row];
      for (int i = 0; i < likeness.length; i++) {
        double own = weight * likeness[i];
        double[] to = products[i];
        for (int j = 0; j <= i; j++) {
          to[j] += own * likeness[j];
        }
        for (int t = 0; t < right.length; t++) {
          right[t][i] += own * task.targets[t][row];
        }
      }
    }

    void add(Sums other) {
      for (int i = 0; i < products.length; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += other.products[i][j];
        }
      }
      for (int t = 0; t < right.length; t++) {
        for (int i = 0; i < right[t].length; i++) {
          right[t][i] += other.right[t][i];
        }
      }
    }
  }
}
