package org.sagekit.core.label.answers;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Worker;

/**
 * Answers of any kind, identical ones counted once, task by task. Tasks are sorted by their text
 * and workers by what they answered, so that sums run in an order that neither the order of the
 * votes nor the names of the workers can change: results are equal to the last bit. Workers who
 * always answered alike may change places. Immutable.
 *
 * @param <A> what an answer is
 */
public final class AnswerTable<A> {
  private final List<String> tasks;
  private final List<String> workers;
  private final List<A> answers;

  /** Where each of {@link #workers} stands in the order by answers. */
  private final int[] rankByWorker;

  private final int[] votesByRank;
  private final int[] firstVoteByTask;
  private final int[] rankByVote;
  private final int[] answerByVote;
  private final Map<String, A> gold;

  private AnswerTable(Answers<A> given, AnswerKind<A> kind) {
    List<A> canonical = given.all().stream().map(vote -> answer(given, vote, kind)).toList();
    gold = gold(given, kind);
    tasks = given.tasks().stream().sorted().toList();
    workers = given.workers();
    answers = canonical.stream().distinct().sorted(kind).toList();
    VoteKeys keys = new VoteKeys(tasks.size(), workers.size(), answers.size());
    long[] byName =
        keys.distinct(
            indices(tasks, given.all(), Vote::task),
            indices(workers, given.all(), Vote::worker),
            indices(answers, canonical, answer -> answer));
    rankByWorker = WorkerRanks.of(byName, keys);
    long[] byRank = keys.reordered(byName, rankByWorker);
    rankByVote = Arrays.stream(byRank).mapToInt(keys::worker).toArray();
    answerByVote = Arrays.stream(byRank).mapToInt(keys::answer).toArray();
    firstVoteByTask = new int[tasks.size() + 1];
    for (long key : byRank) {
      firstVoteByTask[keys.task(key) + 1]++;
    }
    Arrays.parallelPrefix(firstVoteByTask, Integer::sum);
    votesByRank = new int[workers.size()];
    for (int rank : rankByVote) {
      votesByRank[rank]++;
    }
  }

  /**
   * A table.
   *
   * @param <A> what an answer is
   * @param answers at least one
   * @param kind how answers are checked and ordered
   * @return the table
   * @throws IllegalArgumentException if there is no answer, or one breaks a constraint; the message
   *     says which
   */
  public static <A> AnswerTable<A> of(Answers<A> answers, AnswerKind<A> kind) {
    Problems.of("Votes '" + answers.name() + "'")
        .require(answers.size() > 0, "votes", "at least 1", 0)
        .throwIfAny();
    return new AnswerTable<>(answers, kind);
  }

  private static <A> A answer(Answers<A> given, Vote<A> vote, AnswerKind<A> kind) {
    return canonical(
        given.name(),
        () -> "answer of worker '" + vote.worker() + "' to task '" + vote.task() + "'",
        vote.label(),
        kind);
  }

  private static <A> Map<String, A> gold(Answers<A> given, AnswerKind<A> kind) {
    Map<String, A> gold = new TreeMap<>();
    given
        .gold()
        .forEach(
            (task, answer) ->
                gold.put(
                    task,
                    canonical(given.name(), () -> "gold of task '" + task + "'", answer, kind)));
    return gold;
  }

  private static <A> A canonical(String name, Supplier<String> what, A answer, AnswerKind<A> kind) {
    Optional<String> broken = kind.broken(answer);
    if (broken.isPresent()) {
      throw new IllegalArgumentException(
          "Votes '%s': %s must be %s, but was %s."
              .formatted(name, what.get(), broken.get(), shortened(String.valueOf(answer))));
    }
    return kind.canonical(answer);
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }

  /**
   * How many tasks have a vote.
   *
   * @return at least 1
   */
  public int tasks() {
    return tasks.size();
  }

  /**
   * How many workers answered.
   *
   * @return at least 1
   */
  public int workers() {
    return workers.size();
  }

  /**
   * How many different votes there are.
   *
   * @return at least 1
   */
  public int votes() {
    return answerByVote.length;
  }

  /**
   * The first vote of a task; the votes up to the first of the next task are its votes. They are in
   * the order of the workers, and those of one worker in the order of the answers.
   *
   * @param task from 0 to {@link #tasks}
   * @return the vote
   */
  public int firstVote(int task) {
    return firstVoteByTask[task];
  }

  /**
   * Who gave a vote.
   *
   * @param vote from 0
   * @return the worker's place in the order of what they answered
   */
  public int workerOf(int vote) {
    return rankByVote[vote];
  }

  /**
   * What a vote says.
   *
   * @param vote from 0
   * @return the answer in its canonical form
   */
  public A answerOf(int vote) {
    return answers.get(answerByVote[vote]);
  }

  /**
   * How many votes a worker gave.
   *
   * @param worker the place in the order of what they answered
   * @return at least 1
   */
  public int votesOf(int worker) {
    return votesByRank[worker];
  }

  /**
   * What is known for certain of a task.
   *
   * @param task from 0
   * @return the answer in its canonical form; empty if the task is not gold
   */
  public Optional<A> gold(int task) {
    return Optional.ofNullable(gold.get(tasks.get(task)));
  }

  /**
   * All that is known for certain, also of tasks without a vote.
   *
   * @return the answer by task, sorted by task
   */
  public Map<String, A> gold() {
    return Collections.unmodifiableMap(gold);
  }

  /**
   * Names what was found: of tasks with a vote in the order of their texts, then of gold tasks
   * without.
   *
   * @param <T> what is found
   * @param found by the number of a task that has a vote
   * @param certain by the gold of a task that has none
   * @return what was found, by task
   */
  public <T> Map<String, T> byTask(IntFunction<T> found, Function<A, T> certain) {
    Map<String, T> byTask = new LinkedHashMap<>();
    for (int task = 0; task < tasks(); task++) {
      byTask.put(tasks.get(task), found.apply(task));
    }
    gold.forEach((task, answer) -> byTask.computeIfAbsent(task, key -> certain.apply(answer)));
    return byTask;
  }

  /**
   * Names what is said of the workers.
   *
   * @param <T> what is said
   * @param judgement by the worker's place in the order of what they answered, and the name
   * @return one entry for each, in the order of their first vote
   */
  public <T> Map<String, T> byWorker(BiFunction<Integer, String, T> judgement) {
    Map<String, T> byWorker = new LinkedHashMap<>();
    for (int worker = 0; worker < workers.size(); worker++) {
      String name = workers.get(worker);
      byWorker.put(name, judgement.apply(rankByWorker[worker], name));
    }
    return byWorker;
  }

  /**
   * Judges the workers.
   *
   * @param judgement by the worker's place in the order of what they answered, and the name
   * @return one entry for each, in the order of their first vote
   */
  public List<Worker> judged(BiFunction<Integer, String, Worker> judgement) {
    return List.copyOf(byWorker(judgement).values());
  }

  /** Where the name of each value stands among all names. */
  private static <T, V> int[] indices(List<T> names, List<V> values, Function<V, T> name) {
    Map<T, Integer> index = new HashMap<>();
    names.forEach(it -> index.put(it, index.size()));
    return values.stream()
        .mapToInt(value -> Objects.requireNonNull(index.get(name.apply(value)), "index"))
        .toArray();
  }
}
