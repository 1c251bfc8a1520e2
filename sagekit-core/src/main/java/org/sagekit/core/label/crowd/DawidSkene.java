package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Settings;

/**
 * A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer error-rates using the EM
 * algorithm", Applied Statistics 28 (1979): each worker has a table of what they answer when a
 * label is right, and tables and truth are estimated in turn. Starts from the share of the votes.
 * Logarithms are StrictMath's: the same bits on every machine.
 */
public final class DawidSkene implements TruthMethod {
  /** Added to each count of a worker's table, so that no answer is held impossible. */
  private static final double SMOOTHING = 0.01;

  private static final int MOST_ITERATIONS = 100;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  @Override
  public String name() {
    return "dawid-skene";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("smoothing", SMOOTHING)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Rounds rounds = new Rounds(table, start);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      rounds.estimateWorkers();
      moved = rounds.estimateTruth();
      iterations++;
    }
    return new Fit(rounds.posterior, iterations);
  }

  /** The state of the EM algorithm; equation numbers are those of the paper. */
  private static final class Rounds {
    private final VoteTable table;
    private final int labels;

    /** T of the paper: task by task the probability of each label. */
    private final double[] posterior;

    private final double[] logPrior;

    /** Who shares a task with another, and so can be judged. */
    private final boolean[] judgedByWorker;

    /** Worker by worker, answer by answer, the logarithm of its probability under each truth. */
    private final double[] logConfusion;

    Rounds(VoteTable table, double[] start) {
      this.table = table;
      labels = table.labels();
      long cells = (long) table.workers() * labels * labels;
      VoteTable.requireCells("workers x labels x labels", cells, labels);
      posterior = start.clone();
      logPrior = new double[labels];
      logConfusion = new double[(int) cells];
      judgedByWorker = judged(table);
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

    /** Equations 2.3 and 2.4, the first with the smoothing. */
    void estimateWorkers() {
      Arrays.fill(logPrior, 0);
      Arrays.fill(logConfusion, SMOOTHING);
      for (int task = 0; task < table.tasks(); task++) {
        int row = task * labels;
        for (int truth = 0; truth < labels; truth++) {
          logPrior[truth] += posterior[row + truth];
        }
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          int cell = cell(vote);
          for (int truth = 0; truth < labels; truth++) {
            logConfusion[cell + truth] += posterior[row + truth];
          }
        }
      }
      for (int truth = 0; truth < labels; truth++) {
        logPrior[truth] = StrictMath.log(logPrior[truth] / table.tasks());
      }
      for (int worker = 0; worker < table.workers(); worker++) {
        toLogShares(worker * labels * labels);
      }
    }

    private void toLogShares(int start) {
      for (int truth = 0; truth < labels; truth++) {
        double sum = 0;
        for (int answer = 0; answer < labels; answer++) {
          sum += logConfusion[start + answer * labels + truth];
        }
        double logSum = StrictMath.log(sum);
        for (int answer = 0; answer < labels; answer++) {
          int cell = start + answer * labels + truth;
          logConfusion[cell] = StrictMath.log(logConfusion[cell]) - logSum;
        }
      }
    }

    /**
     * Equation 2.5, in logarithms, since products over many votes underflow. Nothing can be learnt
     * of a worker whom nobody else can confirm: the likelihood is flat there, and the iterations
     * would drift away from rare labels, so their tasks stay as they were answered.
     */
    double estimateTruth() {
      double moved = 0;
      double[] scores = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        if (!table.isGold(task) && judgedByWorker[table.workerOf(table.firstVote(task))]) {
          score(task, scores);
          LogShares.toShares(scores);
          moved = Math.max(moved, LogShares.replace(posterior, task * labels, scores));
        }
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
}
