package org.sagekit.core.train.process;

import org.sagekit.core.train.numeric.Cholesky;
import org.sagekit.core.train.numeric.Minimizer;
import org.sagekit.core.train.numeric.Objective;

/**
 * The negative logarithm of what rows make of the parameters of a covariance, a row (Rasmussen and
 * Williams, 2006, equations 5.8 and 5.9), summed over targets that share them. The parameters are
 * the logarithms of gamma, of the signal's variance and of the noise's. Weak priors keep them where
 * numbers can be computed: normal about the start with deviation 3.
 */
public final class MarginalLikelihood implements Objective {
  private static final double PRIOR = 1.0 / 9;
  private static final double FAR = 12;
  private static final double JITTER = 1e-8;
  private static final int ITERATIONS = 50;
  private static final double TOLERANCE = 1e-3;

  private final Covariance covariance;
  private final double[][] squares;
  private final double[][] targets;
  private final double[] weights;
  private final double[] start;

  /**
   * A likelihood.
   *
   * @param covariance of the points
   * @param points few, for time grows with their cube
   * @param targets of mean about 0 and deviation about 1, each one a point
   * @param weights one a point, above 0; the noise's variance is divided by it
   */
  public MarginalLikelihood(
      Covariance covariance, Points points, double[][] targets, double[] weights) {
    this.covariance = covariance;
    this.targets = targets;
    this.weights = weights;
    this.squares = new double[points.size()][];
    double sum = 0;
    for (int i = 0; i < squares.length; i++) {
      squares[i] = points.squares(points.numbers()[i], i + 1);
      for (double one : squares[i]) {
        sum += one;
      }
    }
    double mean = Math.max(1e-12, 2 * sum / squares.length / squares.length);
    double gamma = covariance == Covariance.GAUSSIAN ? 1 / mean : 1 / Math.sqrt(mean);
    this.start = new double[] {StrictMath.log(gamma), 0, StrictMath.log(0.1)};
  }

  /**
   * The parameters that the rows make likeliest.
   *
   * @param watch may end the search
   * @return gamma, and the noise's variance over the signal's
   */
  public double[] fit(Minimizer.Watch watch) {
    double[] best =
        new Minimizer(ITERATIONS, TOLERANCE, watch).minimize(this, start, new double[3]);
    return new double[] {StrictMath.exp(best[0]), StrictMath.exp(best[2] - best[1])};
  }

  @Override
  public int size() {
    return 3;
  }

  @Override
  public double at(double[] point, double[] slope) {
    for (int i = 0; i < 3; i++) {
      if (!(Math.abs(point[i] - start[i]) < FAR)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    try {
      return likelihood(point, slope);
    } catch (ArithmeticException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private double likelihood(double[] point, double[] slope) {
    int n = squares.length;
    double gamma = StrictMath.exp(point[0]);
    double signal = StrictMath.exp(point[1]);
    double noise = StrictMath.exp(point[2]);
    double[][] matrix = new double[n][];
    for (int i = 0; i < n; i++) {
      matrix[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        matrix[i][j] = signal * covariance.at(squares[i][j], gamma);
      }
      matrix[i][i] = signal * (1 + JITTER) + noise / weights[i];
    }
    Cholesky root = Cholesky.of(matrix);
    double[][] inverse = root.inverse();
    double value = targets.length * root.logDeterminant() / 2;
    double[][] solved = new double[targets.length][];
    for (int t = 0; t < targets.length; t++) {
      solved[t] = root.solve(targets[t]);
      for (int i = 0; i < n; i++) {
        value += targets[t][i] * solved[t][i] / 2;
      }
    }
    java.util.Arrays.fill(slope, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double trace = targets.length * inverse[i][j];
        for (double[] one : solved) {
          trace -= one[i] * one[j];
        }
        double twice = j < i ? trace : trace / 2;
        slope[0] += twice * signal * covariance.slope(squares[i][j], gamma);
        slope[1] += twice * signal * (j < i ? covariance.at(squares[i][j], gamma) : 1 + JITTER);
        slope[2] += j < i ? 0 : twice * noise / weights[i];
      }
    }
    return scaled(value, point, slope);
  }

  private double scaled(double sum, double[] point, double[] slope) {
    double count = (double) squares.length * targets.length;
    double value = sum;
    for (int i = 0; i < 3; i++) {
      double apart = point[i] - start[i];
      value += PRIOR * apart * apart / 2;
      slope[i] = (slope[i] + PRIOR * apart) / count;
    }
    return value / count;
  }
}
