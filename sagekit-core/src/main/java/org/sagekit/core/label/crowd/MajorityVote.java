package org.sagekit.core.label.crowd;

import org.sagekit.api.Settings;

/**
 * Each worker counts the same: the label with most votes is the likeliest. How likely follows from
 * how often two workers agree, as if all were right equally often and erred to any label alike.
 */
public final class MajorityVote implements TruthMethod {
  /** So many pairs of votes of workers who are right with {@link #PRIOR_RIGHT} are added. */
  private static final double PRIOR_PAIRS = 20;

  private static final double PRIOR_RIGHT = 0.8;

  /** A worker is held better than chance by this at least, and not perfect by this at least. */
  private static final double MARGIN = 1e-3;

  /** Without settings. */
  public MajorityVote() {}

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    int labels = table.labels();
    double[] posterior = counts(table);
    double right = right(posterior, labels);
    double weight = StrictMath.log(right * (labels - 1) / (1 - right));
    double[] scores = new double[labels];
    for (int task = 0; task < table.tasks(); task++) {
      for (int label = 0; label < labels; label++) {
        scores[label] = weight * posterior[task * labels + label];
      }
      LogShares.toShares(scores);
      System.arraycopy(scores, 0, posterior, task * labels, labels);
    }
    table.clamp(posterior);
    return new Fit(posterior, 0);
  }

  private static double[] counts(VoteTable table) {
    double[] counts = new double[table.tasks() * table.labels()];
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        counts[task * table.labels() + table.labelOf(vote)]++;
      }
    }
    return counts;
  }

  /**
   * Two workers who are right with probability p agree with probability p p + (1 - p) (1 - p) /
   * (labels - 1); solved for p.
   */
  private static double right(double[] counts, int labels) {
    double pairs = PRIOR_PAIRS;
    double agreeing =
        PRIOR_PAIRS
            * (PRIOR_RIGHT * PRIOR_RIGHT + (1 - PRIOR_RIGHT) * (1 - PRIOR_RIGHT) / (labels - 1));
    for (int row = 0; row < counts.length; row += labels) {
      double votes = 0;
      for (int label = 0; label < labels; label++) {
        votes += counts[row + label];
        agreeing += counts[row + label] * (counts[row + label] - 1);
      }
      pairs += votes * (votes - 1);
    }
    double beyondChance = Math.max(0, labels * agreeing / pairs - 1);
    double right = (1 + Math.sqrt((labels - 1) * beyondChance)) / labels;
    return Math.min(1 - MARGIN, Math.max(1.0 / labels + MARGIN, right));
  }
}
