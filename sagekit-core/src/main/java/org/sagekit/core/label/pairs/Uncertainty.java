package org.sagekit.core.label.pairs;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.sagekit.core.label.pairs.Comparisons.Comparison;

/**
 * How far scores may be off: the inverse of the expected information, or, of more than {@value
 * #MOST_ITEMS} things, of its diagonal alone, which is somewhat too sure.
 */
final class Uncertainty {
  static final int MOST_ITEMS = 500;

  /** Of the difference from the imaginary thing. */
  private final double[] variances;

  /** Without rows if there are too many things. */
  private final RealMatrix covariances;

  /**
   * @param logs the logarithms of the strengths
   * @param honestyByWorker the probability that a worker says what they prefer
   */
  Uncertainty(Comparisons all, double[] logs, double[] honestyByWorker) {
    int items = logs.length;
    boolean whole = items <= MOST_ITEMS;
    double[][] information = new double[whole ? items : 0][items];
    variances = new double[items];
    for (int item = 0; item < items; item++) {
      variances[item] = 2 * Strengths.PRIOR_WINS * information(logs[item], 1);
    }
    for (Comparison it : all.all()) {
      double honesty = it.worker() == Comparisons.GOLD ? 1 : honestyByWorker[it.worker()];
      double told = it.weight() * information(logs[it.better()] - logs[it.worse()], honesty);
      variances[it.better()] += told;
      variances[it.worse()] += told;
      if (whole) {
        information[it.better()][it.worse()] -= told;
        information[it.worse()][it.better()] -= told;
      }
    }
    covariances = whole ? inverse(information) : new Array2DRowRealMatrix();
    for (int item = 0; item < items; item++) {
      variances[item] = whole ? covariances.getEntry(item, item) : 1 / variances[item];
    }
  }

  private RealMatrix inverse(double[][] information) {
    for (int item = 0; item < information.length; item++) {
      information[item][item] = variances[item];
    }
    RealMatrix matrix = new Array2DRowRealMatrix(information, false);
    return new CholeskyDecomposition(matrix, 1e-9, 1e-300).getSolver().getInverse();
  }

  /** Fisher's information of one answer about the difference of two scores. */
  private static double information(double difference, double honesty) {
    double p = 1 / (1 + StrictMath.exp(-difference));
    double q = 1 / (1 + StrictMath.exp(difference));
    double said = honesty * p + (1 - honesty) * q;
    double other = honesty * q + (1 - honesty) * p;
    double slope = (2 * honesty - 1) * p * q;
    return slope * slope / (said * other);
  }

  /** By thing how far the difference of its score from the mean of all may be off. */
  double[] standardErrors() {
    double[] errors = variances.clone();
    if (covariances.getRowDimension() > 0) {
      double[] withMean = new double[errors.length];
      double ofMean = 0;
      for (int item = 0; item < errors.length; item++) {
        for (double covariance : covariances.getRow(item)) {
          withMean[item] += covariance / errors.length;
        }
        ofMean += withMean[item] / errors.length;
      }
      for (int item = 0; item < errors.length; item++) {
        errors[item] = Math.max(0, errors[item] - 2 * withMean[item] + ofMean);
      }
    }
    return Arrays.stream(errors).map(StrictMath::sqrt).toArray();
  }

  /** How far the difference of two scores may be off. */
  double standardError(int one, int other) {
    double variance = variances[one] + variances[other];
    if (covariances.getRowDimension() > 0) {
      variance -= 2 * covariances.getEntry(one, other);
    }
    return StrictMath.sqrt(variance);
  }
}
