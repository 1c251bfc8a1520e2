package org.sagekit.monitor.joint;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions in which rows vary most.
 *
 * @param mean of the rows
 * @param directions orthonormal, the one with the greatest variance first
 */
record PrincipalComponents(double[] mean, double[][] directions) {

  /**
   * Learns.
   *
   * @param rows at least two
   * @param share of the variance that the directions have to explain; at least one direction is
   *     left out all the same, so that there is an error
   */
  static PrincipalComponents of(double[][] rows, double share) {
    double[] mean = mean(rows);
    double[][] covariance = covariance(rows, mean);
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    int count = count(eigen.getRealEigenvalues(), share);
    double[][] directions = new double[count][];
    for (int i = 0; i < count; i++) {
      directions[i] = eigen.getEigenvector(i).toArray();
    }
    return new PrincipalComponents(mean, directions);
  }

  private static int count(double[] variances, double share) {
    double total = 0;
    for (double variance : variances) {
      total += Math.max(0, variance);
    }
    double explained = 0;
    int count = 0;
    while (count < variances.length - 1 && explained < share * total) {
      explained += Math.max(0, variances[count++]);
    }
    return count;
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  private static double[][] covariance(double[][] rows, double[] mean) {
    double[][] covariance = new double[mean.length][mean.length];
    double[] centred = new double[mean.length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        centred[i] = row[i] - mean[i];
      }
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += centred[i] * centred[j] / rows.length;
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /** How far a row is from what the directions can say of it. */
  double error(double[] row) {
    double[] rest = new double[row.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = row[i] - mean[i];
    }
    for (double[] direction : directions) {
      double along = 0;
      for (int i = 0; i < rest.length; i++) {
        along += direction[i] * rest[i];
      }
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= along * direction[i];
      }
    }
    double sum = 0;
    for (double part : rest) {
      sum += part * part;
    }
    return Math.sqrt(sum);
  }
}
