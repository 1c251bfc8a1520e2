package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * V. C. Raykar, S. Yu, L. H. Zhao, G. H. Valadez, C. Florin, L. Bogoni and L. Moy, "Learning From
 * Crowds", JMLR 11, 2010, without features of the tasks: Dawid and Skene's tables of the workers as
 * the most probable ones under Dirichlet priors (sections 2.4 and 6), by which workers are held for
 * rather right than wrong until their votes tell.
 */
public final class Lfc implements TruthMethod {
  /** The prior counts as so many votes of each worker under each truth. */
  private static final double PRIOR_VOTES = 1;

  /** The share of them that was right. */
  private static final double PRIOR_RIGHT = 0.8;

  private static final int MOST_ITERATIONS = 100;

  /** It has converged when no posterior moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  /** Without settings of its own. */
  public Lfc() {}

  @Override
  public String name() {
    return "lfc";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("priorVotes", PRIOR_VOTES)
        .with("priorRight", PRIOR_RIGHT)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Optional<AnswerWeights> weights() {
    return Optional.of(new Modes());
  }

  /** The most probable tables under the prior. */
  private record Modes() implements AnswerWeights {

    @Override
    public void toLogs(double[] counts, int from, int labels) {
      double wrong = PRIOR_VOTES * (1 - PRIOR_RIGHT) / Math.max(1, labels - 1);
      for (int truth = 0; truth < labels; truth++) {
        double sum = PRIOR_VOTES;
        for (int answer = 0; answer < labels; answer++) {
          sum += counts[from + answer * labels + truth];
        }
        for (int answer = 0; answer < labels; answer++) {
          int cell = from + answer * labels + truth;
          double prior = answer == truth ? PRIOR_VOTES * PRIOR_RIGHT : wrong;
          counts[cell] = StrictMath.log((prior + counts[cell]) / sum);
        }
      }
    }

    @Override
    public void toLogs(double[] totals) {
      double sum = Arrays.stream(totals).sum();
      Arrays.setAll(totals, truth -> StrictMath.log(totals[truth] / sum));
    }
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Rounds rounds = new Rounds(table, start);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      rounds.estimateWorkers();
      moved = rounds.estimateTruth();
      iterations++;
    }
    return new Fit(rounds.posterior, iterations);
  }

  /** The state of the EM algorithm. */
  private static final class Rounds {
    private final VoteTable table;
    private final AnswerPairs pairs;
    private final LoneWorkers lone;
    private final int labels;
    private final double[] posterior;
    private final double[] logPrior;

    /** For each answer of a worker the logarithm of its probability under each truth. */
    private final double[] logAnswer;

    Rounds(VoteTable table, double[] start) {
      this.table = table;
      pairs = new AnswerPairs(table);
      lone = new LoneWorkers(table);
      labels = table.labels();
      long cells = (long) pairs.size() * labels;
      VoteTable.requireCells("answers of workers x labels", cells, labels);
      posterior = start.clone();
      logPrior = new double[labels];
      logAnswer = new double[(int) cells];
    }

    /** The M-step: the most probable prevalence and tables. */
    void estimateWorkers() {
      count();
      for (int truth = 0; truth < labels; truth++) {
        logPrior[truth] = StrictMath.log(logPrior[truth] / table.tasks());
      }
      for (int worker = 0; worker < table.workers(); worker++) {
        for (int truth = 0; truth < labels; truth++) {
          toLogs(worker, truth);
        }
      }
    }

    private void count() {
      Arrays.fill(logPrior, 0);
      Arrays.fill(logAnswer, 0);
      for (int task = 0; task < table.tasks(); task++) {
        int row = task * labels;
        for (int truth = 0; truth < labels; truth++) {
          logPrior[truth] += posterior[row + truth];
        }
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          int begin = pairs.of(vote) * labels;
          for (int truth = 0; truth < labels; truth++) {
            logAnswer[begin + truth] += posterior[row + truth];
          }
        }
      }
    }

    private void toLogs(int worker, int truth) {
      double sum = PRIOR_VOTES;
      for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
        sum += logAnswer[pair * labels + truth];
      }
      double logSum = StrictMath.log(sum);
      double wrong = PRIOR_VOTES * (1 - PRIOR_RIGHT) / (labels - 1);
      for (int pair = pairs.first(worker); pair < pairs.first(worker + 1); pair++) {
        double prior = pairs.answerOf(pair) == truth ? PRIOR_VOTES * PRIOR_RIGHT : wrong;
        int cell = pair * labels + truth;
        logAnswer[cell] = StrictMath.log(prior + logAnswer[cell]) - logSum;
      }
    }

    /** The E-step; tasks of lone workers stay as they were answered. */
    double estimateTruth() {
      double moved = 0;
      double[] scores = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        if (!table.isGold(task) && !lone.has(task)) {
          score(task, scores);
          LogShares.toShares(scores);
          moved = Math.max(moved, LogShares.replace(posterior, task * labels, scores));
        }
      }
      return moved;
    }

    private void score(int task, double[] scores) {
      System.arraycopy(logPrior, 0, scores, 0, labels);
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        int begin = pairs.of(vote) * labels;
        for (int truth = 0; truth < labels; truth++) {
          scores[truth] += logAnswer[begin + truth];
        }
      }
    }
  }
}
