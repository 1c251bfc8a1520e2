package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Mean-field variational Bayes of Y. Li, B. Rubinstein and T. Cohn, "Exploiting Worker Correlation
 * for Label Aggregation in Crowdsourcing", ICML 2019, section 4: a task is in a state, which is a
 * true label and one of its subtypes, and each worker has a table of answers for each state. With
 * one subtype it is the variational Bayes of E. Simpson, S. Roberts, I. Psorakis and A. Smith,
 * "Dynamic Bayesian Combination of Multiple Imperfect Classifiers", 2013, section 3.
 */
final class SubtypeRounds {
  /** A subtype with less than this of all tasks is empty and stays so: it need not be reckoned. */
  private static final double EMPTY = 1e-9;

  private final VoteTable table;
  private final SubtypePriors priors;
  private final LoneWorkers lone;
  private final WorkerTables workers;
  private final double[] posterior;

  /** Task by task the probability of each state; the subtypes of a label stand together. */
  private final double[] weights;

  private final double[] counts;
  private final double[] logs;
  private int[] alive;

  /** The logarithm of the expected joint probability, summed over the tasks. */
  private double explained;

  SubtypeRounds(VoteTable table, AnswerPairs pairs, SubtypePriors priors, double[] weights) {
    this.table = table;
    this.priors = priors;
    this.weights = weights;
    lone = new LoneWorkers(table);
    workers = new WorkerTables(table, pairs, priors.subtypes());
    posterior = new double[table.tasks() * table.labels()];
    counts = new double[priors.states()];
    logs = new double[priors.states()];
    alive = IntStream.range(0, priors.states()).toArray();
  }

  double[] posterior() {
    return posterior;
  }

  /** Rounds until no posterior moves by more than the tolerance; returns how many. */
  int run(int mostIterations, double tolerance) {
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > tolerance && iterations < mostIterations) {
      estimateWorkers();
      moved = estimateTruth();
      iterations++;
    }
    table.clamp(posterior);
    return iterations;
  }

  /** Estimates how common the states are and what each worker answers in them. */
  void estimateWorkers() {
    Arrays.fill(counts, 0);
    workers.clear();
    for (int task = 0; task < table.tasks(); task++) {
      int row = task * counts.length;
      for (int state : alive) {
        counts[state] += weights[row + state];
      }
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        workers.count(vote, weights, row, alive);
      }
    }
    alive = IntStream.of(alive).filter(this::isAlive).toArray();
    estimateStates();
    workers.estimate(alive);
  }

  /** The first of the fullest subtypes of a label stays, however rare the label. */
  private boolean isAlive(int state) {
    int begin = state - state % priors.subtypes();
    int fullest = begin;
    for (int other = begin; other < begin + priors.subtypes(); other++) {
      fullest = counts[other] > counts[fullest] ? other : fullest;
    }
    return counts[state] > EMPTY || state == fullest;
  }

  private void estimateStates() {
    double ofLabels = GammaRatios.digamma(sum(priors.labels()) + table.tasks());
    for (int state : alive) {
      int label = state / priors.subtypes();
      double ofLabel = count(label);
      logs[state] =
          GammaRatios.digamma(priors.labels()[label] + ofLabel)
              - ofLabels
              + GammaRatios.digamma(priors.mixture() / priors.subtypes() + counts[state])
              - GammaRatios.digamma(priors.mixture() + ofLabel);
    }
  }

  /** Estimates the states of the tasks; returns by how much a posterior moved at most. */
  double estimateTruth() {
    double moved = 0;
    explained = 0;
    double[] scores = new double[counts.length];
    double[] shares = new double[table.labels()];
    for (int task = 0; task < table.tasks(); task++) {
      score(task, scores);
      explained += toWeights(scores, task * counts.length);
      Arrays.fill(shares, 0);
      for (int state : alive) {
        shares[state / priors.subtypes()] += weights[task * counts.length + state];
      }
      moved = Math.max(moved, LogShares.replace(posterior, task * shares.length, shares));
    }
    return moved;
  }

  private void score(int task, double[] scores) {
    System.arraycopy(logs, 0, scores, 0, scores.length);
    int end = table.firstVote(task + 1);
    for (int vote = table.firstVote(task); vote < end; vote++) {
      workers.score(vote, scores, alive);
    }
    if (table.isGold(task) || lone.has(task)) {
      for (int state : alive) {
        if (!mayBe(task, state / priors.subtypes())) {
          scores[state] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  /** The truth is the gold where there is some; a lone worker's is taken from their answers. */
  private boolean mayBe(int task, int label) {
    if (table.isGold(task)) {
      return table.goldOf(task) == label;
    }
    boolean given = false;
    for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
      given |= table.labelOf(vote) == label;
    }
    return given;
  }

  /** Returns the logarithm of the sum of what the scores are logarithms of. */
  private double toWeights(double[] scores, int row) {
    double best = Double.NEGATIVE_INFINITY;
    for (int state : alive) {
      best = Math.max(best, scores[state]);
    }
    double sum = 0;
    for (int state : alive) {
      double weight = StrictMath.exp(scores[state] - best);
      weights[row + state] = weight;
      sum += weight;
    }
    for (int state : alive) {
      weights[row + state] /= sum;
    }
    return best + StrictMath.log(sum);
  }

  /**
   * The evidence lower bound after {@link #estimateTruth}: since the states have the distribution
   * that is best for the rest, only the sums of their scores and the divergences of the rest from
   * the priors remain. No round makes it fall.
   */
  double evidence() {
    double divergence = GammaRatios.logRising(sum(priors.labels()), table.tasks());
    double mixed = 0;
    for (int label = 0; label < table.labels(); label++) {
      divergence -= GammaRatios.logRising(priors.labels()[label], count(label));
      mixed += GammaRatios.logRising(priors.mixture(), count(label));
    }
    for (int state : alive) {
      mixed -= GammaRatios.logRising(priors.mixture() / priors.subtypes(), counts[state]);
      divergence += counts[state] * logs[state];
    }
    return explained - divergence - mixed - workers.divergence(alive);
  }

  private double count(int label) {
    double sum = 0;
    int begin = label * priors.subtypes();
    for (int state = begin; state < begin + priors.subtypes(); state++) {
      sum += counts[state];
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
