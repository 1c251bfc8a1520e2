package org.sagekit.core.label.crowd;

/**
 * Posteriors for methods that only share out the votes: a share of 0.7 of ten votes is seven votes
 * for a label, and what a vote is worth follows from how often two workers agree, as if all were
 * right equally often and erred to any label alike.
 */
final class VoteShares {
  /** So many pairs of votes of workers who are right with {@link #PRIOR_RIGHT} are added. */
  private static final double PRIOR_PAIRS = 20;

  private static final double PRIOR_RIGHT = 0.8;

  /** A worker is held better than chance by this at least, and not perfect by this at least. */
  private static final double MARGIN = 1e-3;

  private VoteShares() {}

  /** Which label is likeliest, and ties, stay; gold is clamped. */
  static double[] toPosterior(VoteTable table, double[] shares) {
    int labels = table.labels();
    double right = right(table);
    double weight = StrictMath.log(right * (labels - 1) / (1 - right));
    double[] posterior = new double[shares.length];
    double[] scores = new double[labels];
    for (int task = 0; task < table.tasks(); task++) {
      int votes = table.firstVote(task + 1) - table.firstVote(task);
      for (int label = 0; label < labels; label++) {
        scores[label] = weight * votes * shares[task * labels + label];
      }
      LogShares.toShares(scores);
      System.arraycopy(scores, 0, posterior, task * labels, labels);
    }
    table.clamp(posterior);
    return posterior;
  }

  /**
   * How often a vote is right. Two workers who are right with probability p agree with probability
   * p p + (1 - p) (1 - p) / (labels - 1); solved for p.
   */
  private static double right(VoteTable table) {
    int labels = table.labels();
    double pairs = PRIOR_PAIRS;
    double agreeing =
        PRIOR_PAIRS
            * (PRIOR_RIGHT * PRIOR_RIGHT + (1 - PRIOR_RIGHT) * (1 - PRIOR_RIGHT) / (labels - 1));
    int[] counts = new int[labels];
    for (int task = 0; task < table.tasks(); task++) {
      double votes = table.firstVote(task + 1) - table.firstVote(task);
      pairs += votes * (votes - 1);
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        agreeing += 2.0 * counts[table.labelOf(vote)]++;
      }
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        counts[table.labelOf(vote)] = 0;
      }
    }
    double beyondChance = Math.max(0, labels * agreeing / pairs - 1);
    double right = (1 + Math.sqrt((labels - 1) * beyondChance)) / labels;
    return Math.min(1 - MARGIN, Math.max(1.0 / labels + MARGIN, right));
  }
}
