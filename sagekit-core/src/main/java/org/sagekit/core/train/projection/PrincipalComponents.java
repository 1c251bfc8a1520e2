package org.sagekit.core.train.projection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions in which points vary most (Pearson 1901, Hotelling 1933), by the eigenvectors of
 * their covariance, the greatest variance first. In each direction the number of greatest size is
 * positive, of equal ones the first; so the signs don't hang on the arithmetic.
 *
 * @param mean of the points
 * @param directions of length 1 and at right angles to each other
 * @param variances in these directions, with n - 1 below the sum as scikit-learn has it
 * @param totalVariance in all directions, also those that were left out
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way to a node, never compared
public record PrincipalComponents(
    double[] mean, double[][] directions, double[] variances, double totalVariance) {

  /**
   * Finds the directions.
   *
   * @param points at least two, all of one length; not changed
   * @param weights one a point, above 0 and 1 on average
   * @param most how many directions at most
   * @return as many directions, or one a number if these are fewer
   */
  public static PrincipalComponents of(double[][] points, double[] weights, int most) {
    double[] mean = mean(points, weights);
    double[][] covariance = covariance(points, weights, mean);
    int size = mean.length;
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] values = eigen.getRealEigenvalues();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    return new PrincipalComponents(
        mean,
        Arrays.stream(order)
            .mapToObj(i -> signed(eigen.getEigenvector(i).toArray()))
            .toArray(double[][]::new),
        Arrays.stream(order).mapToDouble(i -> Math.max(0, values[i])).toArray(),
        IntStream.range(0, size).mapToDouble(i -> covariance[i][i]).sum());
  }

  /**
   * The sum of the variances of all numbers, with n below the sum, without finding directions.
   *
   * @param points at least one, all of one length
   * @return zero or more
   */
  public static double totalVariance(double[][] points) {
    double[] alike = new double[points.length];
    Arrays.fill(alike, 1);
    double[] mean = mean(points, alike);
    double squares = 0;
    for (double[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        squares += (point[i] - mean[i]) * (point[i] - mean[i]);
      }
    }
    return squares / points.length;
  }

  private static double[] mean(double[][] points, double[] weights) {
    double[] mean = new double[points[0].length];
    double total = 0;
    for (int row = 0; row < points.length; row++) {
      total += weights[row];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weights[row] * points[row][i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= total;
    }
    return mean;
  }

  private static double[][] covariance(double[][] points, double[] weights, double[] mean) {
    int size = mean.length;
    double[][] covariance = new double[size][size];
    double[] off = new double[size];
    double total = 0;
    for (int row = 0; row < points.length; row++) {
      total += weights[row];
      for (int i = 0; i < size; i++) {
        off[i] = points[row][i] - mean[i];
      }
      for (int i = 0; i < size; i++) {
        double scaled = weights[row] * off[i];
        for (int j = 0; scaled != 0 && j <= i; j++) {
          covariance[i][j] += scaled * off[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] /= total - 1;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private static double[] signed(double[] direction) {
    int greatest = 0;
    for (int i = 0; i < direction.length; i++) {
      greatest = Math.abs(direction[i]) > Math.abs(direction[greatest]) ? i : greatest;
    }
    double sign = direction[greatest] < 0 ? -1 : 1;
    return Arrays.stream(direction).map(value -> sign * value + 0.0).toArray();
  }
}
