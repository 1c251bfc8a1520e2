package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/**
 * Votes as numbers, identical ones counted once, task by task. Tasks and labels are sorted by their
 * text and workers by what they answered, so that sums run in an order that neither the order of
 * the votes nor the names of the workers can change: results are equal to the last bit.
 */
final class VoteTable {
  /** The most numbers of one kind that are kept: 400 MB of posteriors or confusions. */
  static final long MOST_CELLS = 50_000_000;

  private final List<String> tasks;
  private final List<String> labels;
  private final List<String> workers;

  /** Where each worker of {@link #workers} stands in the order by answers. */
  private final int[] rankByWorker;

  private final int[] firstVoteByTask;
  private final int[] workerByVote;
  private final int[] labelByVote;

  private VoteTable(Votes votes) {
    tasks = votes.tasks().stream().sorted().toList();
    labels = votes.labels();
    workers = votes.workers();
    requireCells("tasks x labels", (long) tasks.size() * labels.size(), labels.size());
    long[] keys = keys(votes);
    rankByWorker = ranks(keys);
    for (int vote = 0; vote < keys.length; vote++) {
      keys[vote] = key(task(keys[vote]), rankByWorker[worker(keys[vote])], label(keys[vote]));
    }
    Arrays.sort(keys);
    workerByVote = Arrays.stream(keys).mapToInt(this::worker).toArray();
    labelByVote = Arrays.stream(keys).mapToInt(this::label).toArray();
    firstVoteByTask = new int[tasks.size() + 1];
    for (long key : keys) {
      firstVoteByTask[task(key) + 1]++;
    }
    Arrays.parallelPrefix(firstVoteByTask, Integer::sum);
  }

  /**
   * @throws IllegalArgumentException if there is no vote, or too many labels for the tasks
   */
  static VoteTable of(Votes votes) {
    Problems.of("Votes '" + votes.name() + "'")
        .require(votes.size() > 0, "votes", "at least 1", 0)
        .throwIfAny();
    return new VoteTable(votes);
  }

  /** Refuses what would not fit in memory: nearly always free text in the column of labels. */
  static void requireCells(String what, long cells, int labels) {
    Problems.of("Votes")
        .require(
            cells <= MOST_CELLS,
            what,
            "at most " + MOST_CELLS,
            cells,
            "the " + labels + " different labels are free text or ids")
        .throwIfAny();
  }

  int tasks() {
    return tasks.size();
  }

  int labels() {
    return labels.size();
  }

  int workers() {
    return workers.size();
  }

  /** The first vote of a task; the votes up to the first of the next task are its votes. */
  int firstVote(int task) {
    return firstVoteByTask[task];
  }

  int workerOf(int vote) {
    return workerByVote[vote];
  }

  int labelOf(int vote) {
    return labelByVote[vote];
  }

  /** The share of each label among the votes of each task, task by task. */
  double[] shares() {
    double[] shares = new double[tasks() * labels()];
    for (int task = 0; task < tasks(); task++) {
      int end = firstVote(task + 1);
      for (int vote = firstVote(task); vote < end; vote++) {
        shares[task * labels() + labelOf(vote)]++;
      }
      for (int label = 0; label < labels(); label++) {
        shares[task * labels() + label] /= end - firstVote(task);
      }
    }
    return shares;
  }

  /** Puts names to the posteriors, and judges each worker by them. */
  Aggregation aggregation(String method, double[] posterior, int iterations) {
    Map<String, Prediction> posteriorByTask = new LinkedHashMap<>();
    double[] right = new double[workers()];
    int[] counted = new int[workers()];
    for (int task = 0; task < tasks(); task++) {
      int row = task * labels();
      posteriorByTask.put(
          tasks.get(task),
          Prediction.ofClasses(labels, Arrays.copyOfRange(posterior, row, row + labels())));
      for (int vote = firstVote(task); vote < firstVote(task + 1); vote++) {
        right[workerOf(vote)] += posterior[row + labelOf(vote)];
        counted[workerOf(vote)]++;
      }
    }
    List<Aggregation.Worker> judged = new ArrayList<>();
    for (int worker = 0; worker < workers(); worker++) {
      int rank = rankByWorker[worker];
      double accuracy = Math.min(1, right[rank] / counted[rank]);
      judged.add(new Aggregation.Worker(workers.get(worker), counted[rank], accuracy));
    }
    return new Aggregation(method, labels, posteriorByTask, judged, iterations);
  }

  private long[] keys(Votes votes) {
    Map<String, Integer> taskByName = indexByName(tasks);
    Map<String, Integer> workerByName = indexByName(workers);
    Map<String, Integer> labelByName = indexByName(labels);
    long[] keys = new long[votes.size()];
    int next = 0;
    for (Vote vote : votes.all()) {
      keys[next++] =
          key(
              taskByName.getOrDefault(vote.task(), 0),
              workerByName.getOrDefault(vote.worker(), 0),
              labelByName.getOrDefault(vote.label(), 0));
    }
    return Arrays.stream(keys).sorted().distinct().toArray();
  }

  /** Where each worker stands by answers; those who always answered alike may change places. */
  private int[] ranks(long[] keys) {
    int[] size = new int[workers()];
    for (long key : keys) {
      size[worker(key)]++;
    }
    int[][] answersByWorker = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
    int[] filled = new int[workers()];
    for (long key : keys) {
      int worker = worker(key);
      answersByWorker[worker][filled[worker]++] = task(key) * labels() + label(key);
    }
    int[] byAnswers =
        IntStream.range(0, workers())
            .boxed()
            .sorted(Comparator.comparing(worker -> answersByWorker[worker], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[workers()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[byAnswers[rank]] = rank;
    }
    return ranks;
  }

  private long key(int task, int worker, int label) {
    return ((long) task * workers() + worker) * labels() + label;
  }

  private int task(long key) {
    return (int) (key / labels() / workers());
  }

  private int worker(long key) {
    return (int) (key / labels() % workers());
  }

  private int label(long key) {
    return (int) (key % labels());
  }

  private static Map<String, Integer> indexByName(List<String> names) {
    Map<String, Integer> index = new LinkedHashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    return index;
  }
}
