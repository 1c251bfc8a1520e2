package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Settings;

/**
 * J. Whitehill, P. Ruvolo, T. Wu, J. Bergsma and J. Movellan, "Whose Vote Should Count More:
 * Optimal Integration of Labels from Labelers of Unknown Expertise", NIPS 2009: the probability
 * that a worker is right is the logistic function of their ability times the ease of the task, so
 * that hard tasks do not count against good workers. Abilities may be negative; an ease is positive
 * and estimated by its logarithm; both have a Gaussian prior of mean 1 and variance 1. With more
 * than two labels the errors fall on the others alike; all labels are equally likely at first.
 *
 * <p>The M step climbs the expected logarithm of the joint probability once by its gradient over
 * the Fisher information, worker by worker and then task by task: given the ones, each of the
 * others stands for itself. No step is longer than 1. There are at most 40 iterations: on hard sets
 * more of them make it worse.
 */
public final class Glad implements TruthMethod {
  private static final double PRIOR_MEAN = 1;
  private static final double LONGEST_STEP = 1;

  private static final int MOST_ITERATIONS = 40;

  /** It has converged when no posterior and no ability moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-4;

  /** With Gaussian priors of mean 1 and variance 1. */
  public Glad() {}

  @Override
  public String name() {
    return "glad";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorMean", PRIOR_MEAN)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Rounds rounds = new Rounds(table, start);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      moved = rounds.climbAbilities();
      rounds.climbEases();
      moved = Math.max(moved, rounds.estimateTruth());
      iterations++;
    }
    return new Fit(rounds.posterior, iterations);
  }

  /** The state of the EM algorithm; alpha and beta are the paper's. */
  private static final class Rounds {
    private final VoteTable table;
    private final int labels;
    private final double[] posterior;

    /** The ability of each worker. */
    private final double[] alpha;

    /** The ease of each task, and its logarithm. */
    private final double[] beta;

    private final double[] logBeta;

    private final double[] gradient;
    private final double[] information;

    Rounds(VoteTable table, double[] start) {
      this.table = table;
      labels = table.labels();
      posterior = start.clone();
      alpha = new double[table.workers()];
      beta = new double[table.tasks()];
      logBeta = new double[table.tasks()];
      gradient = new double[table.workers()];
      information = new double[table.workers()];
      Arrays.fill(alpha, PRIOR_MEAN);
      Arrays.fill(logBeta, PRIOR_MEAN);
      Arrays.fill(beta, StrictMath.exp(PRIOR_MEAN));
    }

    /** By the gradient with respect to alpha; returns by how much an ability moved at most. */
    double climbAbilities() {
      Arrays.fill(information, 1);
      Arrays.setAll(gradient, worker -> PRIOR_MEAN - alpha[worker]);
      for (int task = 0; task < table.tasks(); task++) {
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          int worker = table.workerOf(vote);
          double right = logistic(alpha[worker] * beta[task]);
          gradient[worker] += (posteriorOf(task, vote) - right) * beta[task];
          information[worker] += right * (1 - right) * beta[task] * beta[task];
        }
      }
      double moved = 0;
      for (int worker = 0; worker < alpha.length; worker++) {
        double step = step(gradient[worker], information[worker]);
        alpha[worker] += step;
        moved = Math.max(moved, Math.abs(step));
      }
      return moved;
    }

    /** By the gradient with respect to the logarithm of beta. */
    void climbEases() {
      for (int task = 0; task < table.tasks(); task++) {
        double climb = PRIOR_MEAN - logBeta[task];
        double curvature = 1;
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          double product = alpha[table.workerOf(vote)] * beta[task];
          double right = logistic(product);
          climb += (posteriorOf(task, vote) - right) * product;
          curvature += right * (1 - right) * product * product;
        }
        logBeta[task] += step(climb, curvature);
        beta[task] = StrictMath.exp(logBeta[task]);
      }
    }

    private static double step(double gradient, double information) {
      return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, gradient / information));
    }

    private double posteriorOf(int task, int vote) {
      return posterior[task * labels + table.labelOf(vote)];
    }

    /**
     * The E step. The log odds of a right answer against a given wrong one are alpha times beta and
     * the logarithm of how many wrong ones there are: nothing that could overflow.
     */
    double estimateTruth() {
      double moved = 0;
      double logWrong = StrictMath.log(labels - 1);
      double[] scores = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        if (!table.isGold(task)) {
          Arrays.fill(scores, 0);
          int end = table.firstVote(task + 1);
          for (int vote = table.firstVote(task); vote < end; vote++) {
            scores[table.labelOf(vote)] += alpha[table.workerOf(vote)] * beta[task] + logWrong;
          }
          LogShares.toShares(scores);
          moved = Math.max(moved, LogShares.replace(posterior, task * labels, scores));
        }
      }
      return moved;
    }

    private static double logistic(double x) {
      return 1 / (1 + StrictMath.exp(-x));
    }
  }
}
