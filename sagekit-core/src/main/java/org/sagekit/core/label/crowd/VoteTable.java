package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.label.Worker;
import org.sagekit.api.model.Prediction;

/**
 * Votes as numbers, identical ones counted once, task by task. Tasks and labels are sorted by their
 * text and workers by what they answered, so that sums run in an order that neither the order of
 * the votes nor the names of the workers can change: results are equal to the last bit.
 */
public final class VoteTable {
  /** The most numbers of one kind that are kept: 400 MB of posteriors or confusions. */
  static final long MOST_CELLS = 50_000_000;

  private static final int NO_GOLD = -1;

  private final List<String> tasks;
  private final List<String> labels;
  private final List<String> workers;

  /** Where each worker of {@link #workers} stands in the order by answers. */
  private final int[] rankByWorker;

  private final int[] firstVoteByTask;
  private final int[] workerByVote;
  private final int[] labelByVote;

  /** The gold label of each task, or {@link #NO_GOLD}. */
  private final int[] goldByTask;

  /** The gold of tasks that nobody voted on. */
  private final Map<String, String> goldAlone;

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
    Map<String, Integer> labelByName = indexByName(labels);
    goldByTask =
        tasks.stream()
            .mapToInt(
                task ->
                    Optional.ofNullable(votes.gold().get(task))
                        .map(labelByName::get)
                        .orElse(NO_GOLD))
            .toArray();
    goldAlone = new TreeMap<>(votes.gold());
    goldAlone.keySet().removeAll(new HashSet<>(tasks));
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

  List<String> taskNames() {
    return tasks;
  }

  List<String> labelNames() {
    return labels;
  }

  int labels() {
    return labels.size();
  }

  int votes() {
    return labelByVote.length;
  }

  /** By the numbers of {@link #workerOf}. */
  List<String> workerNames() {
    String[] names = new String[workers()];
    for (int worker = 0; worker < names.length; worker++) {
      names[rankByWorker[worker]] = workers.get(worker);
    }
    return List.of(names);
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

  /** Whether the truth of a task is known. */
  boolean isGold(int task) {
    return goldByTask[task] != NO_GOLD;
  }

  /** The known truth of a task that {@link #isGold}. */
  int goldOf(int task) {
    return goldByTask[task];
  }

  /** Gives all probability of tasks whose truth is known to the truth. */
  void clamp(double[] posterior) {
    for (int task = 0; task < tasks(); task++) {
      if (isGold(task)) {
        Arrays.fill(posterior, task * labels(), (task + 1) * labels(), 0);
        posterior[task * labels() + goldOf(task)] = 1;
      }
    }
  }

  /** The share of each label among the votes of each task, task by task; gold is clamped. */
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
    clamp(shares);
    return shares;
  }

  /** The posteriors of a table of fewer votes where it has the task, else the shares. */
  double[] startingFrom(VoteTable earlier, double[] posterior) {
    double[] start = shares();
    Map<String, Integer> earlierTask = indexByName(earlier.tasks);
    int[] labelOfEarlier = earlier.labels.stream().mapToInt(labels::indexOf).toArray();
    for (int task = 0; task < tasks(); task++) {
      Integer same = earlierTask.get(tasks.get(task));
      if (same != null && !isGold(task)) {
        Arrays.fill(start, task * labels(), (task + 1) * labels(), 0);
        for (int label = 0; label < labelOfEarlier.length; label++) {
          start[task * labels() + labelOfEarlier[label]] =
              posterior[same * labelOfEarlier.length + label];
        }
      }
    }
    return start;
  }

  /**
   * @throws IllegalArgumentException if the task has neither a vote nor gold
   */
  Prediction posterior(String task, double[] posterior) {
    int index = Collections.binarySearch(tasks, task);
    if (index >= 0) {
      return posterior(index, posterior);
    }
    String truth = goldAlone.get(task);
    if (truth == null) {
      throw new IllegalArgumentException(
          "Votes: task must be one that has a vote or is gold, but was '%s'.%s"
              .formatted(task, Problems.didYouMean(task, tasks)));
    }
    return certain(truth);
  }

  private Prediction posterior(int task, double[] posterior) {
    int row = task * labels();
    return Prediction.ofClasses(labels, Arrays.copyOfRange(posterior, row, row + labels()));
  }

  private Prediction certain(String truth) {
    double[] shares = new double[labels()];
    shares[labels.indexOf(truth)] = 1;
    return Prediction.ofClasses(labels, shares);
  }

  /** Puts names to the posteriors, and judges each worker by them. */
  LabelAggregation aggregation(String method, double[] posterior, int iterations) {
    Map<String, Prediction> posteriorByTask = new LinkedHashMap<>();
    for (int task = 0; task < tasks(); task++) {
      posteriorByTask.put(tasks.get(task), posterior(task, posterior));
    }
    goldAlone.forEach((task, truth) -> posteriorByTask.put(task, certain(truth)));
    WorkerJudgement judgement = WorkerJudgement.of(this, posterior);
    List<Worker> judged = new ArrayList<>();
    for (int worker = 0; worker < workers(); worker++) {
      judged.add(judgement.worker(rankByWorker[worker], workers.get(worker)));
    }
    return new LabelAggregation(method, labels, posteriorByTask, judged, iterations);
  }

  private long[] keys(Votes votes) {
    Map<String, Integer> taskByName = indexByName(tasks);
    Map<String, Integer> workerByName = indexByName(workers);
    Map<String, Integer> labelByName = indexByName(labels);
    long[] keys = new long[votes.size()];
    int next = 0;
    for (Vote<String> vote : votes.all()) {
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
