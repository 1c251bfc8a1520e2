package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * How far each two workers who share tasks agree beyond chance: the matrix of Q. Ma and A.
 * Olshevsky's paper (see {@link Mmsr}), of which only the entries that are known are kept. If each
 * of the two is right independently of the other, an entry's expectation is the product of their
 * skills.
 */
final class Covariances {
  private static final String PAIRS = "pairs of workers who share a task";
  private static final int FIRST_CAPACITY = 1 << 10;

  private final int[] firstEntryByWorker;
  private int[] otherByEntry = new int[FIRST_CAPACITY];
  private int[] weightByEntry = new int[FIRST_CAPACITY];
  private double[] valueByEntry = new double[FIRST_CAPACITY];

  private Covariances(int workers) {
    firstEntryByWorker = new int[workers + 1];
  }

  /**
   * Takes time in proportion to the pairs of votes on a task.
   *
   * @throws IllegalArgumentException if there are more than {@link VoteTable#MOST_CELLS}
   */
  static Covariances of(VoteTable table) {
    requireSmallTasks(table);
    Covariances covariances = new Covariances(table.workers());
    SharedTasks shared = new SharedTasks(table);
    for (int worker = 0; worker < table.workers(); worker++) {
      shared.count(worker);
      covariances.put(worker, shared, table.labels());
    }
    return covariances;
  }

  /** All who voted on one task are pairs: too many are refused before any is counted. */
  private static void requireSmallTasks(VoteTable table) {
    for (int task = 0; task < table.tasks(); task++) {
      long workers = 0;
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        boolean again = vote > table.firstVote(task);
        workers += again && table.workerOf(vote) == table.workerOf(vote - 1) ? 0 : 1;
      }
      VoteTable.requireCells(PAIRS, workers * (workers - 1), table.labels());
    }
  }

  private void put(int worker, SharedTasks shared, int labels) {
    int entry = firstEntryByWorker[worker];
    long end = (long) entry + shared.colleagues();
    VoteTable.requireCells(PAIRS, end, labels);
    if (end > otherByEntry.length) {
      int capacity = (int) Math.min(VoteTable.MOST_CELLS, 2 * end);
      otherByEntry = Arrays.copyOf(otherByEntry, capacity);
      weightByEntry = Arrays.copyOf(weightByEntry, capacity);
      valueByEntry = Arrays.copyOf(valueByEntry, capacity);
    }
    for (int i = 0; i < shared.colleagues(); i++) {
      int other = shared.colleague(i);
      otherByEntry[entry] = other;
      weightByEntry[entry] = shared.pairs(other);
      valueByEntry[entry++] = (labels * shared.agreement(other) - 1) / (labels - 1);
    }
    firstEntryByWorker[worker + 1] = entry;
  }

  int workers() {
    return firstEntryByWorker.length - 1;
  }

  /** The first entry of a worker; the entries up to the first of the next worker are theirs. */
  int firstEntry(int worker) {
    return firstEntryByWorker[worker];
  }

  /** The other worker of an entry. */
  int otherOf(int entry) {
    return otherByEntry[entry];
  }

  /** On how many pairs of votes an entry rests. */
  int weightOf(int entry) {
    return weightByEntry[entry];
  }

  /** From -1 / (labels - 1), if the two never agree, to 1. */
  double valueOf(int entry) {
    return valueByEntry[entry];
  }
}
