package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Settings;

/**
 * V. B. Sinha, S. Rao and V. N. Balasubramanian, "Fast Dawid-Skene: A Fast Vote Aggregation Scheme
 * for Sentiment Classification", KDD WISDOM 2018: as {@link DawidSkene}, but between the rounds
 * each task is held to be of its likeliest label alone, so that it converges in few rounds. Labels
 * of equal likelihood share the task. The posteriors are those of the last tables, not hard.
 */
public final class FastDawidSkene implements TruthMethod {
  /** Added to each count of a worker's table, so that no answer is held impossible. */
  private static final double SMOOTHING = 0.01;

  private static final int MOST_ITERATIONS = 100;

  /** With the settings of {@link DawidSkene}. */
  public FastDawidSkene() {}

  @Override
  public String name() {
    return "fast-dawid-skene";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("smoothing", SMOOTHING).with("iterations", MOST_ITERATIONS);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Rounds rounds = new Rounds(table, start);
    int iterations = 0;
    boolean changed = true;
    while (changed && iterations < MOST_ITERATIONS) {
      rounds.estimateWorkers();
      changed = rounds.estimateTruth();
      iterations++;
    }
    return new Fit(rounds.posterior, iterations);
  }

  /** The state of the algorithm; the steps are named as in the paper. */
  private static final class Rounds {
    private final VoteTable table;
    private final int labels;

    /** Of the E step. */
    private final double[] posterior;

    /** The posterior with each task given to its likeliest label. */
    private double[] hard;

    private final double[] logPrior;

    /** Worker by worker, answer by answer, the logarithm of its probability under each truth. */
    private final double[] logConfusion;

    Rounds(VoteTable table, double[] start) {
      this.table = table;
      labels = table.labels();
      long cells = (long) table.workers() * labels * labels;
      VoteTable.requireCells("workers x labels x labels", cells, labels);
      posterior = start.clone();
      hard = HardLabels.of(start, labels);
      logPrior = new double[labels];
      logConfusion = new double[(int) cells];
    }

    /** The M step. */
    void estimateWorkers() {
      Arrays.fill(logPrior, SMOOTHING);
      Arrays.fill(logConfusion, SMOOTHING);
      for (int task = 0; task < table.tasks(); task++) {
        int row = task * labels;
        for (int truth = 0; truth < labels; truth++) {
          logPrior[truth] += hard[row + truth];
        }
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          int cell = cell(vote);
          for (int truth = 0; truth < labels; truth++) {
            logConfusion[cell + truth] += hard[row + truth];
          }
        }
      }
      toLogShares(logPrior, 0, 1);
      for (int worker = 0; worker < table.workers(); worker++) {
        for (int truth = 0; truth < labels; truth++) {
          toLogShares(logConfusion, worker * labels * labels + truth, labels);
        }
      }
    }

    private void toLogShares(double[] counts, int start, int stride) {
      double sum = 0;
      for (int i = 0; i < labels; i++) {
        sum += counts[start + i * stride];
      }
      double logSum = StrictMath.log(sum);
      for (int i = 0; i < labels; i++) {
        int cell = start + i * stride;
        counts[cell] = StrictMath.log(counts[cell]) - logSum;
      }
    }

    /** The E and C steps; returns whether any task got another label. */
    boolean estimateTruth() {
      double[] scores = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        if (!table.isGold(task)) {
          score(task, scores);
          LogShares.toShares(scores);
          LogShares.replace(posterior, task * labels, scores);
        }
      }
      double[] earlier = hard;
      hard = HardLabels.of(posterior, labels);
      return !Arrays.equals(earlier, hard);
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
