package org.sagekit.core.label.crowd;

import java.util.SplittableRandom;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * D. Hovy, T. Berg-Kirkpatrick, A. Vaswani and E. Hovy, "Learning Whom to Trust with MACE",
 * NAACL-HLT 2013, by variational Bayes: on each task a worker either gives the true label or spams,
 * and who spams draws an answer from their own favourites without a look at the task. Starts
 * several times at random and keeps the fit under which the votes are most probable. Priors, starts
 * and rounds are those of the paper's experiments.
 */
public final class Mace implements TruthMethod {
  private static final int RESTARTS = 10;
  private static final int MOST_ITERATIONS = 50;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  private final int restarts;
  private final long seed;

  /** As published: the best of 10 starts. */
  public Mace() {
    this(RESTARTS, 0);
  }

  /**
   * With fewer starts it is faster.
   *
   * @param restarts how many times it starts; at least 1
   * @param seed of the random starts
   */
  public Mace(int restarts, long seed) {
    Problems.of("Aggregator 'mace'")
        .require(restarts >= 1, "restarts", "at least 1", restarts)
        .throwIfAny();
    this.restarts = restarts;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "mace";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorOfSpam", SpamTables.PRIOR_OF_SPAM)
        .with("priorOfAnswers", SpamTables.PRIOR_OF_ANSWERS)
        .with("restarts", restarts)
        .with("seed", seed)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    AnswerPairs pairs = new AnswerPairs(table);
    SplittableRandom random = new SplittableRandom(seed);
    Fit best = once(table, start, new SpamTables(table, pairs, random));
    for (int restart = 1; restart < restarts; restart++) {
      Fit fit = once(table, start, new SpamTables(table, pairs, random));
      best = fit.evidence() > best.evidence() ? fit : best;
    }
    return best;
  }

  private static Fit once(VoteTable table, double[] start, SpamTables workers) {
    Rounds rounds = new Rounds(table, start, workers);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      workers.estimate(rounds.posterior);
      moved = rounds.estimateTruth();
      iterations++;
    }
    return new Fit(rounds.posterior, iterations, rounds.logLikelihood);
  }

  /** The state of the rounds. */
  private static final class Rounds {
    private final VoteTable table;
    private final SpamTables workers;
    private final double[] posterior;
    private double logLikelihood;

    Rounds(VoteTable table, double[] start, SpamTables workers) {
      this.table = table;
      this.workers = workers;
      posterior = start.clone();
    }

    /** All labels are equally common; a vote counts against all labels, and more for its own. */
    double estimateTruth() {
      double moved = 0;
      int labels = table.labels();
      double[] scores = new double[labels];
      logLikelihood = -table.tasks() * StrictMath.log(labels);
      for (int task = 0; task < table.tasks(); task++) {
        double ofAll = workers.score(task, scores);
        if (table.isGold(task)) {
          logLikelihood += ofAll + scores[table.goldOf(task)];
        } else {
          logLikelihood += ofAll + LogShares.logSum(scores);
          LogShares.toShares(scores);
          moved = Math.max(moved, LogShares.replace(posterior, task * labels, scores));
        }
      }
      return moved;
    }
  }
}
