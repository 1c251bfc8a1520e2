package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * The rounds of all methods whose workers have a table of what they answer when a label is right:
 * tables and truth are estimated in turn. What sets the methods apart is how counts are weighed.
 */
final class ConfusionRounds {
  private final VoteTable table;
  private final AnswerWeights weights;
  private final int labels;

  /** Task by task the probability of each label. */
  private final double[] posterior;

  /** What of it is counted for the workers. */
  private double[] counted;

  private final double[] logPrior;

  /** Who shares a task with another or has answered gold, and so can be judged. */
  private final boolean[] judgedByWorker;

  /** Worker by worker, answer by answer, the logarithm of its probability under each truth. */
  private final double[] logConfusion;

  ConfusionRounds(VoteTable table, double[] start, AnswerWeights weights) {
    this.table = table;
    this.weights = weights;
    labels = table.labels();
    long cells = (long) table.workers() * labels * labels;
    VoteTable.requireCells("workers x labels x labels", cells, labels);
    posterior = start.clone();
    counted = weights.counted(start, labels).clone();
    logPrior = new double[labels];
    logConfusion = new double[(int) cells];
    judgedByWorker = judged(table);
  }

  /** Until nothing that is counted moves by more than the tolerance. */
  Fit run(int mostIterations, double tolerance) {
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > tolerance && iterations < mostIterations) {
      estimateWorkers();
      moved = estimateTruth();
      iterations++;
    }
    return new Fit(posterior, iterations);
  }

  private static boolean[] judged(VoteTable table) {
    boolean[] judged = new boolean[table.workers()];
    for (int task = 0; task < table.tasks(); task++) {
      int end = table.firstVote(task + 1);
      int first = table.workerOf(table.firstVote(task));
      boolean shared = table.isGold(task) || table.workerOf(end - 1) != first;
      for (int vote = table.firstVote(task); vote < end; vote++) {
        judged[table.workerOf(vote)] |= shared;
      }
    }
    return judged;
  }

  private void estimateWorkers() {
    Arrays.fill(logPrior, 0);
    Arrays.fill(logConfusion, 0);
    for (int task = 0; task < table.tasks(); task++) {
      int row = task * labels;
      for (int truth = 0; truth < labels; truth++) {
        logPrior[truth] += counted[row + truth];
      }
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        int cell = cell(vote);
        for (int truth = 0; truth < labels; truth++) {
          logConfusion[cell + truth] += counted[row + truth];
        }
      }
    }
    weights.toLogs(logPrior);
    for (int worker = 0; worker < table.workers(); worker++) {
      weights.toLogs(logConfusion, worker * labels * labels, labels);
    }
  }

  /**
   * In logarithms, since products over many votes underflow. Nothing can be learnt of a worker whom
   * nobody else can confirm: the likelihood is flat there, and the iterations would drift away from
   * rare labels, so their tasks stay as they were answered.
   */
  private double estimateTruth() {
    double[] scores = new double[labels];
    for (int task = 0; task < table.tasks(); task++) {
      if (!table.isGold(task) && judgedByWorker[table.workerOf(table.firstVote(task))]) {
        score(task, scores);
        LogShares.toShares(scores);
        LogShares.replace(posterior, task * labels, scores);
      }
    }
    return count();
  }

  /** Returns by how much a share that is counted moved at most. */
  private double count() {
    double[] now = weights.counted(posterior, labels);
    double moved = 0;
    for (int cell = 0; cell < now.length; cell++) {
      moved = Math.max(moved, Math.abs(now[cell] - counted[cell]));
      counted[cell] = now[cell];
    }
    return moved;
  }

  private void score(int task, double[] scores) {
    System.arraycopy(logPrior, 0, scores, 0, labels);
    int end = table.firstVote(task + 1);
    for (int vote = table.firstVote(task); vote < end; vote++) {
      int cell = cell(vote);
      for (int truth = 0; truth < labels; truth++) {
        scores[truth] += logConfusion[cell + truth];
      }
    }
  }

  private int cell(int vote) {
    return (table.workerOf(vote) * labels + table.labelOf(vote)) * labels;
  }
}
