package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * Probabilities are shares of the counts: equations 2.3 and 2.4 of Dawid and Skene (1979), the
 * first with something added to each count, so that no answer is held impossible.
 *
 * @param smoothing what is added to each count of a worker's table
 */
record SmoothedShares(double smoothing) implements AnswerWeights {

  @Override
  public void toLogs(double[] counts, int from, int labels) {
    for (int truth = 0; truth < labels; truth++) {
      double sum = 0;
      for (int answer = 0; answer < labels; answer++) {
        counts[from + answer * labels + truth] += smoothing;
        sum += counts[from + answer * labels + truth];
      }
      double logSum = StrictMath.log(sum);
      for (int answer = 0; answer < labels; answer++) {
        int cell = from + answer * labels + truth;
        counts[cell] = StrictMath.log(counts[cell]) - logSum;
      }
    }
  }

  @Override
  public void toLogs(double[] totals) {
    double sum = Arrays.stream(totals).sum();
    for (int truth = 0; truth < totals.length; truth++) {
      totals[truth] = StrictMath.log(totals[truth] / sum);
    }
  }
}
