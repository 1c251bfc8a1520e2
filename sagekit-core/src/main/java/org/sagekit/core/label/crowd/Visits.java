package org.sagekit.core.label.crowd;

/** Which worker voted on which task at all, task by task: who gave it several labels, once. */
final class Visits {
  private final int[] firstVisitByTask;
  private final int[] visitByVote;
  private final int[] workerByVisit;
  private final int size;

  Visits(VoteTable table) {
    firstVisitByTask = new int[table.tasks() + 1];
    visitByVote = new int[table.votes()];
    workerByVisit = new int[table.votes()];
    int visit = -1;
    for (int task = 0; task < table.tasks(); task++) {
      firstVisitByTask[task] = visit + 1;
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        boolean first = vote == table.firstVote(task);
        visit += first || table.workerOf(vote) != workerByVisit[visit] ? 1 : 0;
        workerByVisit[visit] = table.workerOf(vote);
        visitByVote[vote] = visit;
      }
    }
    size = visit + 1;
    firstVisitByTask[table.tasks()] = size;
  }

  int size() {
    return size;
  }

  /** The first visit of a task; the visits up to the first of the next task are its visits. */
  int first(int task) {
    return firstVisitByTask[task];
  }

  int of(int vote) {
    return visitByVote[vote];
  }

  int workerOf(int visit) {
    return workerByVisit[visit];
  }
}
