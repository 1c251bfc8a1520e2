package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Votes;

/**
 * Votes as numbers, identical ones counted once, task by task; immutable. See {@link VoteCodes}.
 */
public final class VoteTable {
  /** The most numbers of one kind that are kept: 400 MB of posteriors or confusions. */
  static final long MOST_CELLS = 50_000_000;

  private static final int NO_GOLD = -1;

  private final VoteCodes codes;
  private final int[] firstVoteByTask;
  private final int[] workerByVote;
  private final int[] labelByVote;

  /** The gold label of each task, or {@link #NO_GOLD}. */
  private final int[] goldByTask;

  /** The gold of tasks that nobody voted on. */
  private final SortedMap<String, String> goldAlone;

  private VoteTable(VoteCodes codes, Map<String, String> gold) {
    this.codes = codes;
    int votes = codes.keys().length;
    workerByVote = new int[votes];
    labelByVote = new int[votes];
    firstVoteByTask = new int[tasks() + 1];
    for (int vote = 0; vote < votes; vote++) {
      long key = codes.keys()[vote];
      workerByVote[vote] = codes.worker(key);
      labelByVote[vote] = codes.label(key);
      firstVoteByTask[codes.task(key) + 1]++;
    }
    Arrays.parallelPrefix(firstVoteByTask, Integer::sum);
    goldByTask =
        codes.tasks().stream()
            .mapToInt(task -> gold.containsKey(task) ? indexOf(gold.get(task)) : NO_GOLD)
            .toArray();
    goldAlone = new TreeMap<>(gold);
    goldAlone.keySet().removeAll(new HashSet<>(codes.tasks()));
  }

  private int indexOf(String label) {
    return codes.labels().indexOf(label);
  }

  /**
   * @throws IllegalArgumentException if there is no vote, or too many labels for the tasks
   */
  static VoteTable of(Votes votes) {
    Problems.of("Votes '" + votes.name() + "'")
        .require(votes.size() > 0, "votes", "at least 1", 0)
        .throwIfAny();
    return new VoteTable(VoteCodes.of(votes), votes.gold());
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

  List<String> taskNames() {
    return codes.tasks();
  }

  List<String> labelNames() {
    return codes.labels();
  }

  /** By the numbers of {@link #workerOf}. */
  List<String> workerNames() {
    String[] names = new String[workers()];
    for (int name = 0; name < names.length; name++) {
      names[numberOf(name)] = workersAsTheyCame().get(name);
    }
    return List.of(names);
  }

  /** In the order of their first vote. */
  List<String> workersAsTheyCame() {
    return codes.workers();
  }

  /** The number of each of {@link #workersAsTheyCame}. */
  int numberOf(int name) {
    return codes.rankByWorker()[name];
  }

  SortedMap<String, String> goldAlone() {
    return goldAlone;
  }

  int tasks() {
    return codes.tasks().size();
  }

  int labels() {
    return codes.labels().size();
  }

  int workers() {
    return codes.workers().size();
  }

  int votes() {
    return labelByVote.length;
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
}
