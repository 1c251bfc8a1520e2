package org.sagekit.core.label.crowd;

import java.util.Arrays;

/** A vote in which some count for more than others. */
final class WeightedVote {

  private WeightedVote() {}

  /**
   * The share of each label in the weight of the votes, task by task; gold is clamped. Where no
   * vote has weight the votes count the same.
   *
   * @param weightByWorker not negative
   */
  static double[] shares(VoteTable table, double[] weightByWorker) {
    int labels = table.labels();
    double[] shares = table.shares();
    double[] sums = new double[labels];
    for (int task = 0; task < table.tasks(); task++) {
      Arrays.fill(sums, 0);
      double total = 0;
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        double weight = weightByWorker[table.workerOf(vote)];
        sums[table.labelOf(vote)] += weight;
        total += weight;
      }
      if (total > 0) {
        for (int label = 0; label < labels; label++) {
          shares[task * labels + label] = sums[label] / total;
        }
      }
    }
    table.clamp(shares);
    return shares;
  }
}
