package org.sagekit.core.label.crowd;

/** Probabilities from their logarithms, which alone do not underflow over many votes. */
final class LogShares {

  private LogShares() {}

  /** Turns logarithms of weights, which may be negative infinity but not all, to shares of 1. */
  static void toShares(double[] scores) {
    double best = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp(scores[i] - best);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }

  /** The logarithm of the sum of what the scores are logarithms of. */
  static double logSum(double[] scores) {
    double best = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(score - best);
    }
    return best + StrictMath.log(sum);
  }

  /** Puts shares in their place among the posteriors; returns by how much they moved at most. */
  static double replace(double[] posterior, int row, double[] shares) {
    double moved = 0;
    for (int label = 0; label < shares.length; label++) {
      moved = Math.max(moved, Math.abs(shares[label] - posterior[row + label]));
      posterior[row + label] = shares[label];
    }
    return moved;
  }
}
