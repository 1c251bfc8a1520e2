package org.sagekit.core.label.crowd;

import java.util.Arrays;

/** The best label of each task, and how often each worker gave it. */
final class HardLabels {
  /** Labels whose probabilities differ by less are a tie. */
  private static final double TIE = 1e-9;

  private HardLabels() {}

  /** Gives all probability of each task to its best label; the labels of a tie share it. */
  static double[] of(double[] posterior, int labels) {
    double[] hard = new double[posterior.length];
    for (int row = 0; row < posterior.length; row += labels) {
      harden(posterior, hard, row, labels);
    }
    return hard;
  }

  private static void harden(double[] posterior, double[] hard, int row, int labels) {
    double best = 0;
    for (int cell = row; cell < row + labels; cell++) {
      best = Math.max(best, posterior[cell]);
    }
    int ties = 0;
    for (int cell = row; cell < row + labels; cell++) {
      ties += posterior[cell] > best - TIE ? 1 : 0;
    }
    for (int cell = row; cell < row + labels; cell++) {
      hard[cell] = posterior[cell] > best - TIE ? 1.0 / ties : 0;
    }
  }

  /** The share of each worker's votes that are the best label. With a tie nobody agrees. */
  static double[] agreement(VoteTable table, double[] posterior) {
    double[] hard = of(posterior, table.labels());
    double[] agreed = new double[table.workers()];
    int[] votes = new int[table.workers()];
    for (int task = 0; task < table.tasks(); task++) {
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        int worker = table.workerOf(vote);
        agreed[worker] += hard[task * table.labels() + table.labelOf(vote)] == 1 ? 1 : 0;
        votes[worker]++;
      }
    }
    Arrays.setAll(agreed, worker -> agreed[worker] / votes[worker]);
    return agreed;
  }
}
