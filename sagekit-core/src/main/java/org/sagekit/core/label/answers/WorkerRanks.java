package org.sagekit.core.label.answers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of workers by what they answered, which their names can't change. */
final class WorkerRanks {

  private WorkerRanks() {}

  /** Where each worker stands; those who always answered alike may change places. */
  static int[] of(long[] keys, VoteKeys votes) {
    int[] size = new int[votes.workers()];
    for (long key : keys) {
      size[votes.worker(key)]++;
    }
    long[][] answersByWorker = Arrays.stream(size).mapToObj(long[]::new).toArray(long[][]::new);
    int[] filled = new int[votes.workers()];
    for (long key : keys) {
      int worker = votes.worker(key);
      answersByWorker[worker][filled[worker]++] =
          (long) votes.task(key) * votes.answers() + votes.answer(key);
    }
    int[] byAnswers =
        IntStream.range(0, votes.workers())
            .boxed()
            .sorted(Comparator.comparing(worker -> answersByWorker[worker], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[votes.workers()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[byAnswers[rank]] = rank;
    }
    return ranks;
  }
}
