package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * Which worker gave which answer at all, sorted by worker, then answer. Tables of what workers
 * answer need no cells for the answers that a worker never gave: most of them if labels are many.
 */
final class AnswerPairs {
  private final int labels;
  private final long[] pairs;
  private final int[] firstPairByWorker;
  private final int[] pairByVote;

  AnswerPairs(VoteTable table) {
    labels = table.labels();
    long[] keyByVote = new long[table.votes()];
    Arrays.setAll(keyByVote, vote -> (long) table.workerOf(vote) * labels + table.labelOf(vote));
    pairs = Arrays.stream(keyByVote).sorted().distinct().toArray();
    pairByVote = new int[keyByVote.length];
    Arrays.setAll(pairByVote, vote -> Arrays.binarySearch(pairs, keyByVote[vote]));
    firstPairByWorker = new int[table.workers() + 1];
    for (long pair : pairs) {
      firstPairByWorker[(int) (pair / labels) + 1]++;
    }
    Arrays.parallelPrefix(firstPairByWorker, Integer::sum);
  }

  int size() {
    return pairs.length;
  }

  int of(int vote) {
    return pairByVote[vote];
  }

  int answerOf(int pair) {
    return (int) (pairs[pair] % labels);
  }

  /** The first pair of a worker; the pairs up to the first of the next worker are the worker's. */
  int first(int worker) {
    return firstPairByWorker[worker];
  }
}
