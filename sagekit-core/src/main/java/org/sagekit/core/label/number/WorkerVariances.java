package org.sagekit.core.label.number;

import java.util.Arrays;

/**
 * How far each worker is from the truth, without leaning on a method's truth, which may be what the
 * worker said: from how far they are from the others. Of n votes on a task, the squared distance of
 * one from the mean of the others is in expectation its worker's variance and the sum of the
 * others' divided by the square of n - 1; these equations, one a worker, are solved by iteration.
 * Gold is compared with instead of the others.
 */
final class WorkerVariances {
  private static final int ROUNDS = 30;

  /** So many votes of the usual variance are added to each worker's. */
  private static final double PRIOR_VOTES = 1;

  /** A worker who is near the others by chance has at least this share of the usual variance. */
  private static final double LEAST_SHARE = 0.01;

  private final NumberTable table;
  private final double usual;
  private final double[] squares;
  private final double[] compared;
  private double[] variances;

  private WorkerVariances(NumberTable table) {
    this.table = table;
    usual = usual(table);
    squares = new double[table.workers()];
    compared = new double[table.workers()];
    compare();
    variances = new double[table.workers()];
    Arrays.fill(variances, usual);
  }

  /** By worker the mean squared distance from the truth, bias included. */
  static double[] of(NumberTable table) {
    WorkerVariances rounds = new WorkerVariances(table);
    for (int round = 0; round < ROUNDS; round++) {
      rounds.improve();
    }
    return rounds.variances;
  }

  /** The mean over all votes that can be compared with another or with gold. */
  private static double usual(NumberTable table) {
    double squares = 0;
    double free = 0;
    for (int task = 0; task < table.tasks(); task++) {
      int votes = table.firstVote(task + 1) - table.firstVote(task);
      squares += table.squares(task);
      free += table.isGold(task) ? votes : votes - 1;
    }
    return free == 0 ? 0 : squares / free;
  }

  private void compare() {
    for (int task = 0; task < table.tasks(); task++) {
      int begin = table.firstVote(task);
      int votes = table.firstVote(task + 1) - begin;
      boolean gold = table.isGold(task);
      if (votes == 1 && !gold) {
        continue;
      }
      double middle = table.middle(task);
      double factor = gold ? 1 : votes / (votes - 1.0);
      for (int vote = begin; vote < begin + votes; vote++) {
        double distance = (table.valueOf(vote) - middle) * factor;
        squares[table.workerOf(vote)] += distance * distance;
        compared[table.workerOf(vote)]++;
      }
    }
  }

  /** Half of the way, as two who only have each other to compare with would go back and forth. */
  private void improve() {
    double[] fromOthers = fromOthers();
    double[] next = new double[variances.length];
    for (int worker = 0; worker < next.length; worker++) {
      double own =
          (squares[worker] - fromOthers[worker] + PRIOR_VOTES * usual)
              / (compared[worker] + PRIOR_VOTES);
      next[worker] = (variances[worker] + Math.max(LEAST_SHARE * usual, own)) / 2;
    }
    variances = next;
  }

  /** How much of each worker's squares is due to the others. */
  private double[] fromOthers() {
    double[] fromOthers = new double[variances.length];
    for (int task = 0; task < table.tasks(); task++) {
      int begin = table.firstVote(task);
      int end = table.firstVote(task + 1);
      if (end - begin == 1 || table.isGold(task)) {
        continue;
      }
      double all = 0;
      for (int vote = begin; vote < end; vote++) {
        all += variances[table.workerOf(vote)];
      }
      double others = end - begin - 1.0;
      for (int vote = begin; vote < end; vote++) {
        int worker = table.workerOf(vote);
        fromOthers[worker] += (all - variances[worker]) / (others * others);
      }
    }
    return fromOthers;
  }
}
