package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * One parameter for each worker, how often they are right, whatever the truth: the errors fall on
 * the other labels alike. The one-coin model of A. P. Dawid and A. M. Skene's algorithm (Applied
 * Statistics 28, 1979), known as ZenCrowd of G. Demartini, D. E. Difallah and P. Cudré-Mauroux,
 * "ZenCrowd: leveraging probabilistic reasoning and crowdsourcing techniques for large-scale entity
 * linking", WWW 2012.
 *
 * <p>Where workers err in a regular way plain maximum likelihood collapses: it explains the errors
 * by giving nearly all tasks to one label, or takes the worse half of the workers for the better
 * one. Three guards are against that: each worker has 20 right and 5 wrong votes beforehand, as the
 * usual one would; nobody is held for worse than chance, so that no vote counts against its own
 * label; and each label has beforehand an equal part of as many tasks as there are.
 */
public final class OneCoin implements TruthMethod {
  private static final double PRIOR_RIGHT = 20;
  private static final double PRIOR_WRONG = 5;
  private static final int MOST_ITERATIONS = 100;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  /** With the guards named above. */
  public OneCoin() {}

  @Override
  public String name() {
    return "one-coin";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorRight", PRIOR_RIGHT)
        .with("priorWrong", PRIOR_WRONG)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Optional<AnswerWeights> weights() {
    return Optional.of(new Odds());
  }

  /** Only how often a worker is right is taken from the table. */
  private record Odds() implements AnswerWeights {

    @Override
    public void toLogs(double[] counts, int from, int labels) {
      double right = PRIOR_RIGHT;
      double all = PRIOR_RIGHT + PRIOR_WRONG;
      for (int cell = 0; cell < labels * labels; cell++) {
        right += cell % (labels + 1) == 0 ? counts[from + cell] : 0;
        all += counts[from + cell];
        counts[from + cell] = 0;
      }
      double odds = logOdds(right / all, labels);
      for (int label = 0; label < labels; label++) {
        counts[from + label * labels + label] = odds;
      }
    }

    @Override
    public void toLogs(double[] totals) {
      double equal = Arrays.stream(totals).sum() / totals.length;
      Arrays.setAll(totals, label -> StrictMath.log(equal + totals[label]));
    }
  }

  /** How much likelier an answer is if right than if any one other label is. */
  private static double logOdds(double right, int labels) {
    double accuracy = Math.max(right, 1.0 / labels);
    return labels == 1 ? 0 : StrictMath.log(accuracy * (labels - 1) / (1 - accuracy));
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Rounds rounds = new Rounds(table, start);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      rounds.estimateWorkers();
      rounds.estimateClasses();
      moved = rounds.estimateTruth();
      iterations++;
    }
    return new Fit(rounds.posterior, iterations);
  }

  /** The state of the EM algorithm: both estimates are modes under Beta and Dirichlet priors. */
  private static final class Rounds {
    private final VoteTable table;
    private final int labels;
    private final double[] posterior;
    private final double[] logPrior;

    /** How much likelier each worker's answer is if right than if another label is. */
    private final double[] logOdds;

    private final int[] votesByWorker;

    Rounds(VoteTable table, double[] start) {
      this.table = table;
      labels = table.labels();
      posterior = start.clone();
      logPrior = new double[labels];
      logOdds = new double[table.workers()];
      votesByWorker = new int[table.workers()];
      for (int vote = 0; vote < table.votes(); vote++) {
        votesByWorker[table.workerOf(vote)]++;
      }
    }

    /** The mode of each worker's accuracy, and its log odds against any one of the errors. */
    void estimateWorkers() {
      Arrays.fill(logOdds, PRIOR_RIGHT);
      for (int task = 0; task < table.tasks(); task++) {
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          logOdds[table.workerOf(vote)] += posterior[task * labels + table.labelOf(vote)];
        }
      }
      for (int worker = 0; worker < logOdds.length; worker++) {
        double right = logOdds[worker] / (votesByWorker[worker] + PRIOR_RIGHT + PRIOR_WRONG);
        logOdds[worker] = logOdds(right, labels);
      }
    }

    /** Up to a constant, which the shares of the posterior do not need. */
    void estimateClasses() {
      Arrays.fill(logPrior, (double) table.tasks() / labels);
      for (int cell = 0; cell < posterior.length; cell++) {
        logPrior[cell % labels] += posterior[cell];
      }
      Arrays.setAll(logPrior, label -> StrictMath.log(logPrior[label]));
    }

    double estimateTruth() {
      double moved = 0;
      double[] scores = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        if (!table.isGold(task)) {
          System.arraycopy(logPrior, 0, scores, 0, labels);
          int end = table.firstVote(task + 1);
          for (int vote = table.firstVote(task); vote < end; vote++) {
            scores[table.labelOf(vote)] += logOdds[table.workerOf(vote)];
          }
          LogShares.toShares(scores);
          moved = Math.max(moved, LogShares.replace(posterior, task * labels, scores));
        }
      }
      return moved;
    }
  }
}
