package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * Answers as numbers, identical ones counted once, task by task in the order of the tasks' names.
 * The answers' places are their order. Immutable.
 */
public final class CodedAnswers {
  private final String name;
  private final List<String> tasks;
  private final List<String> workers;
  private final Labels labels;
  private final int[] firstByTask;
  private final int[] worker;
  private final int[] label;

  private <A> CodedAnswers(Answers<A> answers, Labels labels, Function<A, String> text) {
    this.name = answers.name();
    this.labels = labels;
    tasks = answers.tasks().stream().sorted().toList();
    workers = answers.workers();
    long[][] keys = keysByTask(answers, text);
    firstByTask = new int[tasks.size() + 1];
    for (int task = 0; task < keys.length; task++) {
      keys[task] = Arrays.stream(keys[task]).sorted().distinct().toArray();
      firstByTask[task + 1] = firstByTask[task] + keys[task].length;
    }
    worker = new int[firstByTask[tasks.size()]];
    label = new int[worker.length];
    int next = 0;
    for (long[] ofTask : keys) {
      for (long key : ofTask) {
        worker[next] = (int) (key / labels.size());
        label[next++] = (int) (key % labels.size());
      }
    }
  }

  /**
   * Votes.
   *
   * @param votes at least one
   * @param order the labels from one end to the other, also such that nobody gave; empty for that
   *     of their numbers, or of their characters if not all are numbers
   * @return the votes
   * @throws IllegalArgumentException if there is no vote, or a label is missing in the order
   */
  public static CodedAnswers of(Votes votes, List<String> order) {
    requireVotes(votes);
    Labels labels =
        order.isEmpty()
            ? Labels.sorted(votes.labels())
            : Labels.inOrder(votes.name(), votes.labels(), order);
    return new CodedAnswers(votes, labels, label -> label);
  }

  /**
   * Numbers.
   *
   * @param answers at least one, all finite
   * @return the numbers
   * @throws IllegalArgumentException if there is no answer, or one is not finite
   */
  public static CodedAnswers ofNumbers(Answers<Double> answers) {
    requireVotes(answers);
    for (Vote<Double> vote : answers.all()) {
      Problems.of("Votes '" + answers.name() + "'")
          .require(
              Double.isFinite(vote.label()),
              "answer of '%s' to '%s'".formatted(vote.worker(), vote.task()),
              "a finite number",
              vote.label())
          .throwIfAny();
    }
    Labels labels = Labels.of(answers.all().stream().mapToDouble(Vote::label));
    return new CodedAnswers(answers, labels, Labels::name);
  }

  private static void requireVotes(Answers<?> answers) {
    Problems.of("Votes '" + answers.name() + "'")
        .require(answers.size() > 0, "votes", "at least 1", 0)
        .throwIfAny();
  }

  private <A> long[][] keysByTask(Answers<A> answers, Function<A, String> text) {
    Map<String, Integer> taskByName = indexByName(tasks);
    Map<String, Integer> workerByName = indexByName(workers);
    Map<String, Integer> labelByName = indexByName(labels.names());
    int[] sizes = new int[tasks.size()];
    for (Vote<A> vote : answers.all()) {
      sizes[taskByName.getOrDefault(vote.task(), 0)]++;
    }
    long[][] keys = Arrays.stream(sizes).mapToObj(long[]::new).toArray(long[][]::new);
    for (Vote<A> vote : answers.all()) {
      int task = taskByName.getOrDefault(vote.task(), 0);
      keys[task][--sizes[task]] =
          (long) workerByName.getOrDefault(vote.worker(), 0) * labels.size()
              + labelByName.getOrDefault(text.apply(vote.label()), 0);
    }
    return keys;
  }

  private static Map<String, Integer> indexByName(List<String> names) {
    Map<String, Integer> index = new HashMap<>(names.size() * 2);
    names.forEach(each -> index.put(each, index.size()));
    return index;
  }

  /**
   * Where they come from.
   *
   * @return the name of the votes
   */
  public String name() {
    return name;
  }

  List<String> tasks() {
    return tasks;
  }

  List<String> workers() {
    return workers;
  }

  Labels labels() {
    return labels;
  }

  int votes() {
    return label.length;
  }

  /** The first vote of a task; the votes up to the first of the next task are its votes. */
  int firstVote(int task) {
    return firstByTask[task];
  }

  /** How many votes a task has. */
  int votesOf(int task) {
    return firstByTask[task + 1] - firstByTask[task];
  }

  int workerOf(int vote) {
    return worker[vote];
  }

  int labelOf(int vote) {
    return label[vote];
  }

  /** Whether the worker of a vote gave another answer to the same task. */
  boolean isTwofold(int task, int vote) {
    boolean before = vote > firstVote(task) && worker[vote - 1] == worker[vote];
    boolean after = vote + 1 < firstVote(task + 1) && worker[vote + 1] == worker[vote];
    return before || after;
  }

  @Override
  public String toString() {
    return "Agreement on '%s': %s answers to %s tasks of %s workers"
        .formatted(name, votes(), tasks.size(), workers.size());
  }
}
