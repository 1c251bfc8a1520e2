package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.Optional;
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
  public Optional<AnswerWeights> weights() {
    return Optional.of(new ExpectedLogs());
  }

  /** The expected logarithms under Dirichlet distributions. */
  private record ExpectedLogs() implements AnswerWeights {

    @Override
    public void toLogs(double[] counts, int from, int labels) {
      for (int truth = 0; truth < labels; truth++) {
        double sum = WorkerTables.PRIOR_RIGHT + (labels - 1) * WorkerTables.PRIOR_WRONG;
        for (int answer = 0; answer < labels; answer++) {
          sum += counts[from + answer * labels + truth];
        }
        double ofSum = GammaRatios.digamma(sum);
        for (int answer = 0; answer < labels; answer++) {
          int cell = from + answer * labels + truth;
          double prior = answer == truth ? WorkerTables.PRIOR_RIGHT : WorkerTables.PRIOR_WRONG;
          counts[cell] = GammaRatios.digamma(prior + counts[cell]) - ofSum;
        }
      }
    }

    @Override
    public void toLogs(double[] totals) {
      double ofSum = GammaRatios.digamma(Arrays.stream(totals).sum() + totals.length);
      Arrays.setAll(totals, truth -> GammaRatios.digamma(1 + totals[truth]) - ofSum);
    }
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    SubtypePriors priors = SubtypePriors.plain(table.labels());
    SubtypeRounds rounds = new SubtypeRounds(table, new AnswerPairs(table), priors, start.clone());
    int iterations = rounds.run(MOST_ITERATIONS, TOLERANCE);
    return new Fit(rounds.posterior(), iterations, rounds.evidence());
  }
}
