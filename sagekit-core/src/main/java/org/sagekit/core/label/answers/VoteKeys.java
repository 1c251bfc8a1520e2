package org.sagekit.core.label.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Vote;

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
  <A> long[] distinct(
      List<Vote<A>> votes, List<String> taskNames, List<String> workerNames, List<A> distinct) {
    Map<String, Integer> taskByName = AnswerTable.indexOf(taskNames);
    Map<String, Integer> workerByName = AnswerTable.indexOf(workerNames);
    Map<A, Integer> answerByValue = AnswerTable.indexOf(distinct);
    long[] keys = new long[votes.size()];
    for (int i = 0; i < keys.length; i++) {
      Vote<A> vote = votes.get(i);
      keys[i] =
          key(
              index(taskByName, vote.task()),
              index(workerByName, vote.worker()),
              index(answerByValue, vote.label()));
    }
    return Arrays.stream(keys).sorted().distinct().toArray();
  }

  private static <T> int index(Map<T, Integer> index, T value) {
    return Objects.requireNonNull(index.get(value), "index");
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
