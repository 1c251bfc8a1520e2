package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * Dirichlet distributions of what each worker answers in each state that a task may be in. A state
 * belongs to a true label; a label may have several. The prior is that of H.-C. Kim and Z.
 * Ghahramani, "Bayesian Classifier Combination", AISTATS 2012, with the numbers of Y. Li, B.
 * Rubinstein and T. Cohn, "Exploiting Worker Correlation for Label Aggregation in Crowdsourcing",
 * ICML 2019: as if each worker had been right four times for each wrong answer once.
 */
final class WorkerTables {
  static final double PRIOR_RIGHT = 4;
  static final double PRIOR_WRONG = 1;

  private final AnswerPairs pairs;
  private final int workers;
  private final int states;
  private final int statesByLabel;
  private final double priorOfAll;

  /** Pair by pair how often the worker gave the answer in each state. */
  private final double[] counts;

  /** The expected logarithms of the probabilities, in the same order. */
  private final double[] logs;

  WorkerTables(VoteTable table, AnswerPairs pairs, int statesByLabel) {
    this.pairs = pairs;
    this.statesByLabel = statesByLabel;
    workers = table.workers();
    states = table.labels() * statesByLabel;
    priorOfAll = PRIOR_RIGHT + (table.labels() - 1) * PRIOR_WRONG;
    long cells = (long) pairs.size() * states;
    VoteTable.requireCells("answers of workers x labels", cells, table.labels());
    counts = new double[(int) cells];
    logs = new double[(int) cells];
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** Counts a vote with the probability of each state. */
  void count(int vote, double[] weights, int row, int[] alive) {
    int begin = pairs.of(vote) * states;
    for (int state : alive) {
      counts[begin + state] += weights[row + state];
    }
  }

  /** Turns the counts into expected logarithms. */
  void estimate(int[] alive) {
    for (int worker = 0; worker < workers; worker++) {
      for (int state : alive) {
        double ofAll = GammaRatios.digamma(priorOfAll + countOfAll(worker, state));
        for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
          int cell = pair * states + state;
          logs[cell] = GammaRatios.digamma(prior(pair, state) + counts[cell]) - ofAll;
        }
      }
    }
  }

  /** Adds to the score of each state how well it explains a vote. */
  void score(int vote, double[] scores, int[] alive) {
    int begin = pairs.of(vote) * states;
    for (int state : alive) {
      scores[state] += logs[begin + state];
    }
  }

  /** The Kullback-Leibler divergence of what was learnt from the prior. */
  double divergence(int[] alive) {
    double sum = 0;
    for (int worker = 0; worker < workers; worker++) {
      for (int state : alive) {
        sum += GammaRatios.logRising(priorOfAll, countOfAll(worker, state));
        for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
          int cell = pair * states + state;
          sum -= GammaRatios.logRising(prior(pair, state), counts[cell]);
          sum += counts[cell] * logs[cell];
        }
      }
    }
    return sum;
  }

  private double countOfAll(int worker, int state) {
    double sum = 0;
    for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
      sum += counts[pair * states + state];
    }
    return sum;
  }

  private double prior(int pair, int state) {
    return pairs.answerOf(pair) == state / statesByLabel ? PRIOR_RIGHT : PRIOR_WRONG;
  }
}
