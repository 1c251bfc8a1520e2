package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How often each worker spams, and what they answer then: the worker's side of {@link Mace}. */
final class SpamTables {
  /** Both parameters of the Beta prior of spamming: nearly always or nearly never. */
  static final double PRIOR_OF_SPAM = 0.5;

  /** Of the Dirichlet prior of the answers of those who spam. */
  static final double PRIOR_OF_ANSWERS = 10;

  /** How uneven the random starts are. */
  private static final double NOISE = 0.5;

  private final VoteTable table;
  private final AnswerPairs pairs;

  /** The probability that a worker gives the answer of a pair and spams. */
  private final double[] spam;

  /** The probability that a worker doesn't spam. */
  private final double[] honest;

  private final double[] logSpam;

  /** By how much more probable an answer is if it is true, as a logarithm. */
  private final double[] logGain;

  private final double[] spamCounts;
  private final double[] honestCounts;

  /** Begins at random, with workers who spam about half of the time. */
  SpamTables(VoteTable table, AnswerPairs pairs, SplittableRandom random) {
    this.table = table;
    this.pairs = pairs;
    spam = new double[pairs.size()];
    logSpam = new double[pairs.size()];
    logGain = new double[pairs.size()];
    spamCounts = new double[pairs.size()];
    honest = new double[table.workers()];
    honestCounts = new double[table.workers()];
    double usual = (1 + NOISE / 2) * table.labels();
    for (int worker = 0; worker < honest.length; worker++) {
      double one = 1 + NOISE * random.nextDouble();
      double other = 1 + NOISE * random.nextDouble();
      honest[worker] = one / (one + other);
      for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
        spam[pair] = (1 - honest[worker]) * (1 + NOISE * random.nextDouble()) / usual;
      }
    }
  }

  /** Estimates the workers by the posteriors of the truth. */
  void estimate(double[] posterior) {
    Arrays.fill(spamCounts, 0);
    Arrays.fill(honestCounts, 0);
    for (int task = 0; task < table.tasks(); task++) {
      int row = task * table.labels();
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        count(table.workerOf(vote), pairs.of(vote), posterior[row + table.labelOf(vote)]);
      }
    }
    for (int worker = 0; worker < honest.length; worker++) {
      estimate(worker);
    }
  }

  /** Who was right was honest or lucky; who was wrong spammed. */
  private void count(int worker, int pair, double right) {
    double wasHonest = right * honest[worker] / (honest[worker] + spam[pair]);
    honestCounts[worker] += wasHonest;
    spamCounts[pair] += 1 - wasHonest;
  }

  private void estimate(int worker) {
    int end = pairs.first(worker + 1);
    double spammed = 0;
    for (int pair = pairs.first(worker); pair < end; pair++) {
      spammed += spamCounts[pair];
    }
    double wasHonest = honestCounts[worker];
    double ofAll = GammaRatios.digamma(spammed + wasHonest + 2 * PRIOR_OF_SPAM);
    honest[worker] = StrictMath.exp(GammaRatios.digamma(wasHonest + PRIOR_OF_SPAM) - ofAll);
    double logOfSpam =
        GammaRatios.digamma(spammed + PRIOR_OF_SPAM)
            - ofAll
            - GammaRatios.digamma(spammed + table.labels() * PRIOR_OF_ANSWERS);
    for (int pair = pairs.first(worker); pair < end; pair++) {
      logSpam[pair] = logOfSpam + GammaRatios.digamma(spamCounts[pair] + PRIOR_OF_ANSWERS);
      spam[pair] = StrictMath.exp(logSpam[pair]);
      logGain[pair] = StrictMath.log(spam[pair] + honest[worker]) - logSpam[pair];
    }
  }

  /** Scores each label; returns what to add to all of them. */
  double score(int task, double[] scores) {
    Arrays.fill(scores, 0);
    double ofAll = 0;
    int end = table.firstVote(task + 1);
    for (int vote = table.firstVote(task); vote < end; vote++) {
      int pair = pairs.of(vote);
      ofAll += logSpam[pair];
      scores[table.labelOf(vote)] += logGain[pair];
    }
    return ofAll;
  }
}
