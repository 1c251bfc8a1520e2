package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * Names of votes as numbers, identical votes once, task by task. Tasks and labels are sorted by
 * their text and workers by what they answered, so that sums run in an order that neither the order
 * of the votes nor the names of the workers can change: results are equal to the last bit.
 *
 * @param tasks sorted
 * @param labels sorted; gold that nobody voted for included
 * @param workers in the order of their first vote
 * @param rankByWorker where each worker of {@code workers} stands in the order by answers
 * @param keys task, rank of the worker and label of each vote in one number, sorted
 */
record VoteCodes(
    List<String> tasks,
    List<String> labels,
    List<String> workers,
    int[] rankByWorker,
    long[] keys) {

  static VoteCodes of(Votes votes) {
    Names tasks = new Names(votes.size());
    Names labels = new Names(votes.size());
    Names workers = new Names(votes.size());
    for (Vote<String> vote : votes.all()) {
      tasks.add(vote.task());
      workers.add(vote.worker());
      labels.add(vote.label());
    }
    votes.gold().values().forEach(labels::know);
    VoteTable.requireCells(
        "tasks x labels", (long) tasks.names.size() * labels.names.size(), labels.names.size());
    int[] taskBySeen = tasks.sort();
    int[] labelBySeen = labels.sort();
    VoteCodes unranked =
        new VoteCodes(
            List.copyOf(tasks.names),
            List.copyOf(labels.names),
            List.copyOf(workers.names),
            new int[0],
            new long[votes.size()]);
    for (int vote = 0; vote < votes.size(); vote++) {
      unranked.keys[vote] =
          unranked.key(
              taskBySeen[tasks.codes[vote]], workers.codes[vote], labelBySeen[labels.codes[vote]]);
    }
    return unranked.once().ranked();
  }

  /** Numbers for names, in the order in which they are first seen. */
  private static final class Names {
    private final Map<String, Integer> codeByName = new HashMap<>();
    private final int[] codes;
    private final List<String> names = new ArrayList<>();
    private int size;

    Names(int votes) {
      codes = new int[votes];
    }

    void add(String name) {
      codes[size++] = know(name);
    }

    int know(String name) {
      Integer code = codeByName.get(name);
      if (code == null) {
        code = names.size();
        codeByName.put(name, code);
        names.add(name);
      }
      return code;
    }

    /** Sorts the names; says where each went. */
    int[] sort() {
      List<String> seen = List.copyOf(names);
      names.sort(Comparator.naturalOrder());
      int[] placeByCode = new int[names.size()];
      Map<String, Integer> placeByName = new HashMap<>();
      names.forEach(name -> placeByName.put(name, placeByName.size()));
      Arrays.setAll(placeByCode, code -> placeByName.getOrDefault(seen.get(code), 0));
      return placeByCode;
    }
  }

  private VoteCodes once() {
    Arrays.parallelSort(keys);
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[size++] = keys[i];
      }
    }
    return new VoteCodes(tasks, labels, workers, rankByWorker, Arrays.copyOf(keys, size));
  }

  private VoteCodes ranked() {
    int[] ranks = ranks();
    long[] byRank = new long[keys.length];
    for (int vote = 0; vote < keys.length; vote++) {
      byRank[vote] = key(task(keys[vote]), ranks[worker(keys[vote])], label(keys[vote]));
    }
    Arrays.parallelSort(byRank);
    return new VoteCodes(tasks, labels, workers, ranks, byRank);
  }

  /** Where each worker stands by answers; those who always answered alike may change places. */
  private int[] ranks() {
    int[] size = new int[workers.size()];
    for (long key : keys) {
      size[worker(key)]++;
    }
    int[][] answersByWorker = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
    int[] filled = new int[workers.size()];
    for (long key : keys) {
      int worker = worker(key);
      answersByWorker[worker][filled[worker]++] = task(key) * labels.size() + label(key);
    }
    int[] byAnswers =
        IntStream.range(0, workers.size())
            .boxed()
            .sorted(Comparator.comparing(worker -> answersByWorker[worker], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[workers.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[byAnswers[rank]] = rank;
    }
    return ranks;
  }

  private long key(int task, int worker, int label) {
    return ((long) task * workers.size() + worker) * labels.size() + label;
  }

  int task(long key) {
    return (int) (key / labels.size() / workers.size());
  }

  int worker(long key) {
    return (int) (key / labels.size() % workers.size());
  }

  int label(long key) {
    return (int) (key % labels.size());
  }
}
