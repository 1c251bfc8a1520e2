package org.sagekit.core.label.crowd;

/**
 * Workers who share no task with another, nor one of known truth. Nothing can be learnt of them:
 * the likelihood is flat there, and rounds would drift away from rare labels.
 */
final class LoneWorkers {
  private final VoteTable table;
  private final boolean[] confirmed;

  LoneWorkers(VoteTable table) {
    this.table = table;
    confirmed = new boolean[table.workers()];
    for (int task = 0; task < table.tasks(); task++) {
      int end = table.firstVote(task + 1);
      int first = table.workerOf(table.firstVote(task));
      boolean shared = table.isGold(task) || table.workerOf(end - 1) != first;
      for (int vote = table.firstVote(task); vote < end; vote++) {
        confirmed[table.workerOf(vote)] |= shared;
      }
    }
  }

  /** Whether a task has but votes of a lone worker. */
  boolean has(int task) {
    return !confirmed[table.workerOf(table.firstVote(task))];
  }
}
