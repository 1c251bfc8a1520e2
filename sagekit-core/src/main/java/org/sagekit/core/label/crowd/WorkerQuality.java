package org.sagekit.core.label.crowd;

/** How good the labels of each worker are by CROWDLAB, section 3, the equation of a_j. */
final class WorkerQuality {
  private final VoteTable table;
  private final ModelWeights weights;
  private final double[] likely;
  private final int[] votes;
  private final int[] agreeing;
  private final int[] compared;

  WorkerQuality(VoteTable table, ModelWeights weights) {
    this.table = table;
    this.weights = weights;
    likely = new double[table.workers()];
    votes = new int[table.workers()];
    agreeing = new int[table.workers()];
    compared = new int[table.workers()];
  }

  void count(double[] posterior) {
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        int worker = table.workerOf(vote);
        int label = table.labelOf(vote);
        likely[worker] += posterior[task * table.labels() + label];
        votes[worker]++;
        if (weights.counts(task)) {
          agreeing[worker] += label == weights.consensus(task) ? 1 : 0;
          compared[worker]++;
        }
      }
    }
  }

  double of(int worker) {
    double byPosterior = likely[worker] / votes[worker];
    if (compared[worker] == 0) {
      return byPosterior;
    }
    double byConsensus = (double) agreeing[worker] / compared[worker];
    double share = weights.ofModel() / (weights.ofModel() + weights.meanOfTasks());
    return share * byPosterior + (1 - share) * byConsensus;
  }
}
