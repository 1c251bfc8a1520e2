package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * Y. Li, B. Rubinstein and T. Cohn, "Truth Inference at Scale: A Bayesian Model for Adjudicating
 * Highly Redundant Crowd Annotations", WWW 2019: Bayesian weighted average. For each label by
 * itself a task's truth is a number, of which a vote is a reading of 1 or 0 with an error whose
 * variance is the worker's; what the truth is expected to be is an average that weighs workers by
 * their precision. The labels' numbers are then made shares of 1.
 */
public final class Bwa implements TruthMethod {
  /** In every round each vote is read for each label: more would take hours. */
  private static final long MOST_READINGS = 1_000_000_000;

  /** As if so many errors of each worker had been seen, with the mean square of all errors. */
  private static final double PRIOR_VOTES = 15;

  /** The precision with which the truth is near the mean of all tasks. */
  private static final double TRUTH_PRECISION = 1;

  private static final int MOST_ITERATIONS = 500;

  /** It has converged when no task's number moves by more than this part of itself. */
  private static final double TOLERANCE = 1e-3;

  private static final double LEAST_MOVE = 1e-8;

  /** Without settings of its own. */
  public Bwa() {}

  @Override
  public String name() {
    return "bwa";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorVotes", PRIOR_VOTES)
        .with("truthPrecision", TRUTH_PRECISION)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Problems.of("Aggregator 'bwa'")
        .require(
            (long) table.votes() * table.labels() <= MOST_READINGS,
            "votes x labels",
            "at most " + MOST_READINGS,
            (long) table.votes() * table.labels(),
            "another method; this one reads all votes once for each label")
        .throwIfAny();
    Visits visits = new Visits(table);
    double[] posterior = start.clone();
    int iterations = 0;
    for (int label = 0; label < table.labels(); label++) {
      Readings readings = new Readings(table, visits, label);
      iterations = Math.max(iterations, readings.replace(posterior));
    }
    toShares(posterior, table.labels());
    return new Fit(VoteShares.toPosterior(table, posterior), iterations);
  }

  private static void toShares(double[] posterior, int labels) {
    for (int row = 0; row < posterior.length; row += labels) {
      double sum = 0;
      for (int cell = row; cell < row + labels; cell++) {
        sum += posterior[cell];
      }
      for (int cell = row; cell < row + labels; cell++) {
        posterior[cell] /= sum;
      }
    }
  }

  /**
   * The votes as readings of whether a task has one label. A worker who gave several labels to a
   * task has one reading of each, which is 1 for those labels.
   */
  private static final class Readings {
    private final VoteTable table;
    private final Visits visits;
    private final int label;
    private final int[] readings;
    private final int[] readingsByWorker;

    /** Task by task how far it has the label. */
    private final double[] truth;

    /** Worker by worker the sum of squared errors, then the precision. */
    private final double[] precision;

    /** The sum of squared errors that each worker begins with; 0 if nobody contradicts anybody. */
    private final double priorErrors;

    Readings(VoteTable table, Visits visits, int label) {
      this.table = table;
      this.visits = visits;
      this.label = label;
      readings = new int[visits.size()];
      readingsByWorker = new int[table.workers()];
      truth = new double[table.tasks()];
      precision = new double[table.workers()];
      for (int vote = 0; vote < table.votes(); vote++) {
        readings[visits.of(vote)] |= table.labelOf(vote) == label ? 1 : 0;
      }
      for (int visit = 0; visit < readings.length; visit++) {
        readingsByWorker[visits.workerOf(visit)]++;
      }
      for (int task = 0; task < truth.length; task++) {
        truth[task] = table.isGold(task) ? gold(task) : mean(task);
      }
      addErrors();
      double errors = Arrays.stream(precision).sum();
      double correction = 4 * (1 - 1.0 / table.labels());
      priorErrors = PRIOR_VOTES * errors / readings.length * correction;
    }

    private double gold(int task) {
      return table.goldOf(task) == label ? 1 : 0;
    }

    private double mean(int task) {
      int sum = 0;
      for (int visit = visits.first(task); visit < visits.first(task + 1); visit++) {
        sum += readings[visit];
      }
      return (double) sum / (visits.first(task + 1) - visits.first(task));
    }

    /** Replaces the label's numbers among those of all labels; returns the number of rounds. */
    int replace(double[] posterior) {
      int iterations = 0;
      if (priorErrors > 0) {
        Arrays.setAll(truth, task -> posterior[task * table.labels() + label]);
        iterations = average();
      }
      for (int task = 0; task < truth.length; task++) {
        posterior[task * table.labels() + label] = truth[task];
      }
      return iterations;
    }

    private int average() {
      int iterations = 0;
      boolean moved = true;
      while (moved && iterations < MOST_ITERATIONS) {
        weigh();
        moved = averageOnce();
        iterations++;
      }
      return iterations;
    }

    private void weigh() {
      Arrays.fill(precision, 0);
      addErrors();
      for (int worker = 0; worker < precision.length; worker++) {
        double seen = PRIOR_VOTES + readingsByWorker[worker];
        precision[worker] = seen / (priorErrors + precision[worker]);
      }
    }

    private void addErrors() {
      for (int task = 0; task < truth.length; task++) {
        for (int visit = visits.first(task); visit < visits.first(task + 1); visit++) {
          double error = truth[task] - readings[visit];
          precision[visits.workerOf(visit)] += error * error;
        }
      }
    }

    private boolean averageOnce() {
      double mean = Arrays.stream(truth).sum() / truth.length;
      boolean moved = false;
      for (int task = 0; task < truth.length; task++) {
        double now = table.isGold(task) ? truth[task] : weighted(task, mean);
        moved |= Math.abs(now - truth[task]) > LEAST_MOVE + TOLERANCE * now;
        truth[task] = now;
      }
      return moved;
    }

    private double weighted(int task, double mean) {
      double sum = TRUTH_PRECISION * mean;
      double weights = TRUTH_PRECISION;
      for (int visit = visits.first(task); visit < visits.first(task + 1); visit++) {
        double weight = precision[visits.workerOf(visit)];
        sum += weight * readings[visit];
        weights += weight;
      }
      return sum / weights;
    }
  }
}
