package org.sagekit.core.label.crowd;

import java.util.SplittableRandom;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * Y. Li, B. Rubinstein and T. Cohn, "Exploiting Worker Correlation for Label Aggregation in
 * Crowdsourcing", ICML 2019: enhanced Bayesian classifier combination. Tasks of the same true label
 * are of several subtypes, such as easy and hard ones, and workers err on some of them together.
 * Starts many times at random and keeps the fit of the most evidence. Priors and the number of
 * starts are those of the published experiments.
 */
public final class Ebcc implements TruthMethod {
  private static final int SUBTYPES = 10;

  /** Of how common the subtypes of a label are: so little that few of them remain. */
  private static final double MIXTURE_PRIOR = 0.1;

  private static final int RESTARTS = 40;

  /** With so many votes each start counts; it starts up to five times as often with fewer. */
  private static final int MANY_VOTES = 50_000;

  private static final int MORE_STARTS = 5;

  /** It starts no more when this part of all starts met the best fit: others would meet it too. */
  private static final double MEETINGS = 0.125;

  /** Fits whose evidence differs by no more than this, in logarithms, are the same. */
  private static final double SAME_EVIDENCE = 1;

  private static final int MOST_ITERATIONS = 500;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-3;

  /** With very many labels there are fewer subtypes, that workers' tables stay below this. */
  private static final long MOST_WORKER_CELLS = 4_000_000;

  private static final long MOST_TASK_CELLS = 40_000_000;

  private final int restarts;
  private final long seed;

  /** As published: the best of 40 starts. */
  public Ebcc() {
    this(RESTARTS, 0);
  }

  /**
   * With fewer starts it is faster; with more it depends less on the seed. Under 50,000 votes it
   * starts more often in proportion, up to five times: small sets have more ways to be explained.
   *
   * @param restarts how many times it starts at most with 50,000 votes or more; at least 1
   * @param seed of the random starts
   */
  public Ebcc(int restarts, long seed) {
    Problems.of("Aggregator 'ebcc'")
        .require(restarts >= 1, "restarts", "at least 1", restarts)
        .throwIfAny();
    this.restarts = restarts;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "ebcc";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("subtypes", SUBTYPES)
        .with("mixturePrior", MIXTURE_PRIOR)
        .with("priorRight", WorkerTables.PRIOR_RIGHT)
        .with("priorWrong", WorkerTables.PRIOR_WRONG)
        .with("restarts", restarts)
        .with("meetings", MEETINGS)
        .with("seed", seed)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    AnswerPairs pairs = new AnswerPairs(table);
    SubtypePriors priors = SubtypePriors.asVoted(table, subtypes(table, pairs), MIXTURE_PRIOR);
    long starts = priors.subtypes() == 1 ? 1 : starts(table.votes());
    SplittableRandom seeds = new SplittableRandom(seed);
    Fit best = new Fit(start, 0, Double.NEGATIVE_INFINITY);
    int meetings = 0;
    for (long i = 0; i < starts && meetings < MEETINGS * starts; i++) {
      Fit fit = once(table, pairs, priors, priors.spread(start, seeds.nextLong()));
      if (fit.evidence() > best.evidence() + SAME_EVIDENCE) {
        meetings = 1;
      } else if (fit.evidence() >= best.evidence() - SAME_EVIDENCE) {
        meetings++;
      }
      best = fit.evidence() > best.evidence() ? fit : best;
    }
    return best;
  }

  /**
   * The mean of the posteriors of so many starts, whatever their evidence.
   *
   * @return its evidence is by how much the best start exceeds the same model without subtypes
   */
  Fit mean(VoteTable table, double[] start, int starts) {
    AnswerPairs pairs = new AnswerPairs(table);
    SubtypePriors priors = SubtypePriors.asVoted(table, subtypes(table, pairs), MIXTURE_PRIOR);
    SplittableRandom seeds = new SplittableRandom(seed);
    double[] mean = new double[start.length];
    int iterations = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < starts; i++) {
      Fit fit = once(table, pairs, priors, priors.spread(start, seeds.nextLong()));
      for (int cell = 0; cell < mean.length; cell++) {
        mean[cell] += fit.posterior()[cell] / starts;
      }
      iterations = Math.max(iterations, fit.iterations());
      best = Math.max(best, fit.evidence());
    }
    SubtypePriors one = SubtypePriors.asVoted(table, 1, MIXTURE_PRIOR);
    Fit without = once(table, pairs, one, one.spread(start, seed));
    return new Fit(mean, iterations, best - without.evidence());
  }

  private long starts(int votes) {
    return (long) restarts * Math.max(1, Math.min(MORE_STARTS, MANY_VOTES / votes));
  }

  private static int subtypes(VoteTable table, AnswerPairs pairs) {
    long workerCells = (long) pairs.size() * table.labels();
    long taskCells = (long) table.tasks() * table.labels();
    long fit = Math.min(MOST_WORKER_CELLS / workerCells, MOST_TASK_CELLS / taskCells);
    return (int) Math.max(1, Math.min(SUBTYPES, fit));
  }

  private static Fit once(
      VoteTable table, AnswerPairs pairs, SubtypePriors priors, double[] weights) {
    SubtypeRounds rounds = new SubtypeRounds(table, pairs, priors, weights);
    int iterations = rounds.run(MOST_ITERATIONS, TOLERANCE);
    return new Fit(rounds.posterior(), iterations, rounds.evidence());
  }
}
