package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Settings;

/**
 * Q. Ma and A. Olshevsky, "Adversarial Crowdsourcing Through Robust Rank-One Matrix Completion",
 * NeurIPS 2020: how often each two workers agree tells the product of their skills, so that the
 * skills come from a matrix of rank one of which some entries are known. Extreme estimates are left
 * out of each mean, so that colluding workers change little. The posterior is that of the workers'
 * accuracies, errors falling on the other labels alike, and all labels equally likely.
 *
 * <p>The paper leaves open how many estimates are left out: here it is a quarter of a worker's at
 * each end. Of a worker's votes on gold tasks it is known how many are right; for the others the
 * estimate stands. Time and memory are proportional to the pairs of workers who share a task, of
 * which there must be at most 50 million.
 */
public final class Mmsr implements TruthMethod {
  private static final double TRIMMED = 0.25;
  private static final int MOST_ITERATIONS = 100;

  /** It has converged when no skill moves by more than this in an iteration. */
  private static final double TOLERANCE = 1e-6;

  /** With a quarter left out at each end. */
  public Mmsr() {}

  @Override
  public String name() {
    return "m-msr";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("trimmed", TRIMMED)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    double room = 1 / Math.sqrt(table.tasks());
    RankOneSkills skills = new RankOneSkills(Covariances.of(table), TRIMMED, room);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      moved = skills.improve();
      iterations++;
    }
    double[] accuracies = accuracies(skills.skills(), table.labels(), room);
    judgeByGold(table, accuracies);
    return new Fit(posterior(table, accuracies), iterations);
  }

  /** Of the skills with some room to never and always, the more the fewer the tasks. */
  private static double[] accuracies(double[] skills, int labels, double room) {
    double never = -1.0 / (labels - 1);
    double[] accuracies = new double[skills.length];
    for (int worker = 0; worker < skills.length; worker++) {
      double skill = Math.max(never + room, Math.min(1 - room, skills[worker]));
      accuracies[worker] = (1 + skill * (labels - 1)) / labels;
    }
    return accuracies;
  }

  /** The estimate stands for one vote more than are not on gold, so that it is never forgotten. */
  private static void judgeByGold(VoteTable table, double[] accuracies) {
    int[] votes = new int[accuracies.length];
    int[] onGold = new int[accuracies.length];
    int[] right = new int[accuracies.length];
    for (int task = 0; task < table.tasks(); task++) {
      boolean gold = table.isGold(task);
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        int worker = table.workerOf(vote);
        votes[worker]++;
        onGold[worker] += gold ? 1 : 0;
        right[worker] += gold && table.labelOf(vote) == table.goldOf(task) ? 1 : 0;
      }
    }
    for (int worker = 0; worker < accuracies.length; worker++) {
      double others = accuracies[worker] * (votes[worker] - onGold[worker] + 1);
      accuracies[worker] = (right[worker] + others) / (votes[worker] + 1);
    }
  }

  private static double[] posterior(VoteTable table, double[] accuracies) {
    int labels = table.labels();
    double[] logOdds = new double[accuracies.length];
    for (int worker = 0; worker < logOdds.length; worker++) {
      double accuracy = accuracies[worker];
      logOdds[worker] = StrictMath.log(accuracy * (labels - 1) / (1 - accuracy));
    }
    double[] posterior = new double[table.tasks() * labels];
    double[] scores = new double[labels];
    for (int task = 0; task < table.tasks(); task++) {
      Arrays.fill(scores, 0);
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        scores[table.labelOf(vote)] += logOdds[table.workerOf(vote)];
      }
      LogShares.toShares(scores);
      LogShares.replace(posterior, task * labels, scores);
    }
    table.clamp(posterior);
    return posterior;
  }
}
