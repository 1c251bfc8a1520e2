package org.sagekit.core.label.crowd;

/** The votes of a table worker by worker, each worker's in the order of the table. */
final class VotesByWorker {
  private final int[] firstPlaceByWorker;
  private final int[] voteByPlace;
  private final int[] taskByPlace;

  VotesByWorker(VoteTable table) {
    firstPlaceByWorker = new int[table.workers() + 1];
    voteByPlace = new int[table.votes()];
    taskByPlace = new int[table.votes()];
    for (int vote = 0; vote < table.votes(); vote++) {
      firstPlaceByWorker[table.workerOf(vote) + 1]++;
    }
    for (int worker = 0; worker < table.workers(); worker++) {
      firstPlaceByWorker[worker + 1] += firstPlaceByWorker[worker];
    }
    int[] next = firstPlaceByWorker.clone();
    for (int task = 0; task < table.tasks(); task++) {
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        int place = next[table.workerOf(vote)]++;
        voteByPlace[place] = vote;
        taskByPlace[place] = task;
      }
    }
  }

  /** The first place of a worker; the places up to the first of the next worker are theirs. */
  int firstPlace(int worker) {
    return firstPlaceByWorker[worker];
  }

  int votes(int worker) {
    return firstPlaceByWorker[worker + 1] - firstPlaceByWorker[worker];
  }

  int voteAt(int place) {
    return voteByPlace[place];
  }

  int taskAt(int place) {
    return taskByPlace[place];
  }
}
