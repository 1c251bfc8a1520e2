package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is assumed of the true labels before any vote is seen: Dirichlet priors.
 *
 * @param labels of how common each label is
 * @param subtypes how many kinds of task may have the same true label
 * @param mixture of how common the subtypes of a label are, the sum of their equal shares
 */
record SubtypePriors(double[] labels, int subtypes, double mixture) {
  /** Of a label that nobody gave there is this much of a task. */
  private static final double LEAST = 0.01;

  /** All labels alike, without subtypes. */
  static SubtypePriors plain(int labels) {
    double[] ones = new double[labels];
    Arrays.fill(ones, 1);
    return new SubtypePriors(ones, 1, 1);
  }

  /** Labels as common as they are among the votes, each task counted once. */
  static SubtypePriors asVoted(VoteTable table, int subtypes, double mixture) {
    double[] common = new double[table.labels()];
    double[] shares = table.shares();
    for (int cell = 0; cell < shares.length; cell++) {
      common[cell % common.length] += shares[cell];
    }
    Arrays.setAll(common, label -> Math.max(LEAST, common[label]));
    return new SubtypePriors(common, subtypes, mixture);
  }

  int states() {
    return labels.length * subtypes;
  }

  /**
   * Spreads the probability of each label over its subtypes, uniformly at random. A label of few
   * tasks begins with no more subtypes than tasks: it would be lost among other labels otherwise.
   */
  double[] spread(double[] posterior, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[posterior.length * subtypes];
    for (int cell = 0; cell < posterior.length; cell++) {
      if (posterior[cell] > 0) {
        int over = (int) Math.max(1, Math.min(subtypes, labels[cell % labels.length]));
        int begin = cell * subtypes;
        uniformShares(random, weights, begin, begin + over);
        for (int state = begin; state < begin + over; state++) {
          weights[state] *= posterior[cell];
        }
      }
    }
    return weights;
  }

  /** Exponential variates by their sum are uniform over all shares of 1. */
  private static void uniformShares(SplittableRandom random, double[] weights, int begin, int end) {
    double sum = 0;
    for (int cell = begin; cell < end; cell++) {
      weights[cell] = -StrictMath.log(random.nextDouble(Double.MIN_NORMAL, 1));
      sum += weights[cell];
    }
    for (int cell = begin; cell < end; cell++) {
      weights[cell] /= sum;
    }
  }
}
