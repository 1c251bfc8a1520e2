package org.sagekit.core.train;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Rounds of boosting for several classes that go on from scores of each row's own. The library's
 * Java interface takes such scores for one output only, so the gradients of the softmax loss are
 * computed here, as the library's own objective does: p - y, and 2 p (1 - p).
 *
 * @param booster whose own scores start from 0
 * @param rows what is learnt from, with its scores
 * @param matrix the same rows as the library has them
 * @param classes how many there are
 */
record SoftmaxRounds(Booster booster, BoostingRows rows, DMatrix matrix, int classes) {
  private static final double LEAST_HESSIAN = 1e-16;
  private static final double LEAST_PROBABILITY = 1e-15;

  /** Adds one tree a class. */
  void round(int round) throws XGBoostError {
    double[] probabilities = probabilities();
    float[] gradients = new float[probabilities.length];
    float[] hessians = new float[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      int row = i / classes;
      double p = probabilities[i];
      double weight = rows.weights()[row];
      double truth = (int) rows.labels()[row] == i % classes ? 1 : 0;
      gradients[i] = (float) ((p - truth) * weight);
      hessians[i] = (float) (Math.max(2 * p * (1 - p), LEAST_HESSIAN) * weight);
    }
    booster.boost(matrix, round, gradients, hessians);
  }

  /** The weighted mean of the negative logarithms of the right classes' probabilities. */
  float loss() throws XGBoostError {
    double[] probabilities = probabilities();
    double loss = 0;
    double total = 0;
    for (int row = 0; row < rows.labels().length; row++) {
      double right = probabilities[row * classes + (int) rows.labels()[row]];
      loss -= rows.weights()[row] * StrictMath.log(Math.max(right, LEAST_PROBABILITY));
      total += rows.weights()[row];
    }
    return (float) (loss / total);
  }

  private double[] probabilities() throws XGBoostError {
    float[][] learnt = booster.predict(matrix, true);
    double[] probabilities = new double[learnt.length * classes];
    for (int row = 0; row < learnt.length; row++) {
      int at = row * classes;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < classes; i++) {
        probabilities[at + i] = rows.margins()[at + i] + learnt[row][i];
        most = Math.max(most, probabilities[at + i]);
      }
      double total = 0;
      for (int i = 0; i < classes; i++) {
        probabilities[at + i] = StrictMath.exp(probabilities[at + i] - most);
        total += probabilities[at + i];
      }
      for (int i = 0; i < classes; i++) {
        probabilities[at + i] /= total;
      }
    }
    return probabilities;
  }
}
