package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/**
 * H.-C. Kim and Z. Ghahramani, "Bayesian Classifier Combination", AISTATS 2012: workers' tables as
 * in Dawid and Skene's method, but as distributions with a prior, so that workers of few votes are
 * not taken at their word. By the variational Bayes of E. Simpson, S. Roberts, I. Psorakis and A.
 * Smith, "Dynamic Bayesian Combination of Multiple Imperfect Classifiers", 2013.
 */
public final class Ibcc implements TruthMethod {
  private static final int MOST_ITERATIONS = 500;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-3;

  /** Without settings of its own. */
  public Ibcc() {}

  @Override
  public String name() {
    return "ibcc";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorRight", WorkerTables.PRIOR_RIGHT)
        .with("priorWrong", WorkerTables.PRIOR_WRONG)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    SubtypePriors priors = SubtypePriors.plain(table.labels());
    SubtypeRounds rounds = new SubtypeRounds(table, new AnswerPairs(table), priors, start.clone());
    int iterations = rounds.run(MOST_ITERATIONS, TOLERANCE);
    return new Fit(rounds.posterior(), iterations, rounds.evidence());
  }
}
