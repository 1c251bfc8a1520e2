package org.sagekit.core.label.crowd;

import java.util.Arrays;

/** With whom one worker shares tasks, and how often the two agree there. */
final class SharedTasks {
  private final VoteTable table;
  private final VotesByWorker votes;
  private final int[] sharedByWorker;
  private final int[] agreedByWorker;
  private final int[] colleagues;
  private int count;

  SharedTasks(VoteTable table) {
    this.table = table;
    votes = new VotesByWorker(table);
    sharedByWorker = new int[table.workers()];
    agreedByWorker = new int[table.workers()];
    colleagues = new int[table.workers()];
  }

  /** Forgets the worker before. */
  void count(int worker) {
    for (int i = 0; i < count; i++) {
      sharedByWorker[colleagues[i]] = 0;
      agreedByWorker[colleagues[i]] = 0;
    }
    count = 0;
    for (int place = votes.firstPlace(worker); place < votes.firstPlace(worker + 1); place++) {
      count(worker, votes.taskAt(place), table.labelOf(votes.voteAt(place)));
    }
    Arrays.sort(colleagues, 0, count);
  }

  private void count(int worker, int task, int label) {
    int end = table.firstVote(task + 1);
    for (int vote = table.firstVote(task); vote < end; vote++) {
      int colleague = table.workerOf(vote);
      if (colleague != worker) {
        if (sharedByWorker[colleague] == 0) {
          colleagues[count++] = colleague;
        }
        sharedByWorker[colleague]++;
        agreedByWorker[colleague] += table.labelOf(vote) == label ? 1 : 0;
      }
    }
  }

  /** How many others share a task with the worker. */
  int colleagues() {
    return count;
  }

  /** One of those, in the order of the table. */
  int colleague(int index) {
    return colleagues[index];
  }

  /** How many pairs of votes the worker and a colleague have on the same tasks. */
  int pairs(int colleague) {
    return sharedByWorker[colleague];
  }

  /** The share of these pairs that agree. */
  double agreement(int colleague) {
    return (double) agreedByWorker[colleague] / sharedByWorker[colleague];
  }
}
