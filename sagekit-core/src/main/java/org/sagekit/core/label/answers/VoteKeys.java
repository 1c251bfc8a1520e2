package org.sagekit.core.label.answers;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;

/** Votes as single numbers that sort by task, then worker, then answer. */
record VoteKeys(int tasks, int workers, int answers) {

  /** Refuses what has no room in a number: more than 2 million tasks, workers and answers each. */
  VoteKeys {
    double keys = (double) tasks * workers * answers;
    Problems.of("Votes")
        .require(
            keys < Long.MAX_VALUE, "tasks x workers x answers", "at most " + Long.MAX_VALUE, keys)
        .throwIfAny();
  }

  /** The keys of votes, each once, sorted. */
  long[] distinct(int[] taskByVote, int[] workerByVote, int[] answerByVote) {
    return IntStream.range(0, taskByVote.length)
        .mapToLong(vote -> key(taskByVote[vote], workerByVote[vote], answerByVote[vote]))
        .sorted()
        .distinct()
        .toArray();
  }

  /** The same votes with other numbers for the workers, sorted by these. */
  long[] reordered(long[] keys, int[] numberByWorker) {
    long[] others =
        Arrays.stream(keys)
            .map(key -> key(task(key), numberByWorker[worker(key)], answer(key)))
            .toArray();
    Arrays.sort(others);
    return others;
  }

  private long key(int task, int worker, int answer) {
    return ((long) task * workers + worker) * answers + answer;
  }

  int task(long key) {
    return (int) (key / answers / workers);
  }

  int worker(long key) {
    return (int) (key / answers % workers);
  }

  int answer(long key) {
    return (int) (key % answers);
  }
}
