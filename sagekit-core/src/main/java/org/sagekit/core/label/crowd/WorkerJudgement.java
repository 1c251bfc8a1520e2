package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.Optional;
import org.sagekit.api.label.Confusion;
import org.sagekit.api.label.Worker;

/**
 * Judges each worker by the posteriors, in the same way for all methods. The spam score is one less
 * the score of V. C. Raykar and S. Yu, "Eliminating Spammers and Ranking Annotators for
 * Crowdsourced Labeling Tasks", JMLR 13, 2012, equation 7: how far the worker's answers under one
 * truth differ from those under another.
 */
final class WorkerJudgement {
  /**
   * So many answers of the worker's usual kind are added under each truth: of a few votes nothing
   * can be told.
   */
  private static final double PRIOR_VOTES = 1;

  private final VoteTable table;
  private final double[] right;
  private final int[] counted;

  /** Worker by worker, truth by truth the weight of each answer; empty with too many labels. */
  private final double[] answers;

  private WorkerJudgement(VoteTable table) {
    this.table = table;
    right = new double[table.workers()];
    counted = new int[table.workers()];
    long cells = (long) table.workers() * table.labels() * table.labels();
    boolean kept = table.labels() <= Confusion.MOST_LABELS && cells <= VoteTable.MOST_CELLS;
    answers = kept ? new double[(int) cells] : new double[0];
  }

  static WorkerJudgement of(VoteTable table, double[] posterior) {
    WorkerJudgement judgement = new WorkerJudgement(table);
    int labels = table.labels();
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        judgement.count(vote, posterior, task * labels);
      }
    }
    return judgement;
  }

  private void count(int vote, double[] posterior, int row) {
    int worker = table.workerOf(vote);
    int answer = table.labelOf(vote);
    right[worker] += posterior[row + answer];
    counted[worker]++;
    if (answers.length > 0) {
      int labels = table.labels();
      for (int truth = 0; truth < labels; truth++) {
        answers[(worker * labels + truth) * labels + answer] += posterior[row + truth];
      }
    }
  }

  Worker worker(int worker, String name) {
    double skill = Math.min(1, right[worker] / counted[worker]);
    if (answers.length == 0) {
      return new Worker(name, counted[worker], skill, alike(skill), Optional.empty());
    }
    double[] cells = confusion(worker);
    return new Worker(
        name,
        counted[worker],
        skill,
        spamScore(cells),
        Optional.of(Confusion.of(table.labelNames(), cells)));
  }

  private double[] confusion(int worker) {
    int labels = table.labels();
    int begin = worker * labels * labels;
    double[] cells = Arrays.copyOfRange(answers, begin, begin + labels * labels);
    double[] usual = new double[labels];
    for (int cell = 0; cell < cells.length; cell++) {
      usual[cell % labels] += cells[cell] / counted[worker];
    }
    for (int truth = 0; truth < labels; truth++) {
      double sum = 0;
      for (int answer = 0; answer < labels; answer++) {
        cells[truth * labels + answer] += PRIOR_VOTES * usual[answer];
        sum += cells[truth * labels + answer];
      }
      for (int answer = 0; answer < labels; answer++) {
        cells[truth * labels + answer] /= sum;
      }
    }
    return cells;
  }

  private double spamScore(double[] cells) {
    int labels = table.labels();
    if (labels == 1) {
      return 0;
    }
    double differences = 0;
    for (int one = 0; one < labels; one++) {
      for (int other = one + 1; other < labels; other++) {
        for (int answer = 0; answer < labels; answer++) {
          double difference = cells[one * labels + answer] - cells[other * labels + answer];
          differences += difference * difference;
        }
      }
    }
    return Math.max(0, 1 - differences / (labels * (labels - 1.0)));
  }

  /** The spam score of one who is right with this probability and errs to any label alike. */
  private double alike(double skill) {
    double step = skill - (1 - skill) / (table.labels() - 1.0);
    return 1 - step * step;
  }
}
