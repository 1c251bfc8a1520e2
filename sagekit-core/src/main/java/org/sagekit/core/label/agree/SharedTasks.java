package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;

/**
 * Finds the tasks that each two workers have in common, one worker after the other, so that no more
 * is held than the votes. Tasks that a worker answered in two ways are none of theirs.
 */
final class SharedTasks {
  /** The most pairs of answers to the same task that are looked at. */
  private static final long MOST = 200_000_000;

  private final CodedAnswers answers;
  private final int[] firstByWorker;
  private final int[] taskByPlace;
  private final int[] labelByPlace;

  /** Two workers and, task by task, what each answered. */
  record Pair(int one, int other, int[] tasks, int[] labelsOfOne, int[] labelsOfOther) {}

  private SharedTasks(CodedAnswers answers) {
    this.answers = answers;
    firstByWorker = new int[answers.workers().size() + 1];
    taskByPlace = new int[answers.votes()];
    labelByPlace = new int[answers.votes()];
    for (int task = 0; task < answers.tasks().size(); task++) {
      for (int vote = answers.firstVote(task); vote < answers.firstVote(task + 1); vote++) {
        firstByWorker[answers.workerOf(vote) + 1] += answers.isTwofold(task, vote) ? 0 : 1;
      }
    }
    Arrays.parallelPrefix(firstByWorker, Integer::sum);
    int[] next = firstByWorker.clone();
    for (int task = 0; task < answers.tasks().size(); task++) {
      for (int vote = answers.firstVote(task); vote < answers.firstVote(task + 1); vote++) {
        if (!answers.isTwofold(task, vote)) {
          int place = next[answers.workerOf(vote)]++;
          taskByPlace[place] = task;
          labelByPlace[place] = answers.labelOf(vote);
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException if so many answer the same tasks that it would take too long
   */
  static SharedTasks of(CodedAnswers answers) {
    long pairs = 0;
    for (int task = 0; task < answers.tasks().size(); task++) {
      pairs += (long) answers.votesOf(task) * (answers.votesOf(task) - 1) / 2;
    }
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(
            pairs <= MOST,
            "pairs of answers to the same task",
            "at most " + MOST,
            pairs,
            "a sample of the tasks tells as much")
        .throwIfAny();
    return new SharedTasks(answers);
  }

  /** For a look at two workers any number of answers to a task will do. */
  static SharedTasks ofAny(CodedAnswers answers) {
    return new SharedTasks(answers);
  }

  /** The tasks of two workers. */
  Pair between(int one, int other) {
    boolean swapped = answersOf(one) > answersOf(other);
    int fewer = swapped ? other : one;
    int more = swapped ? one : other;
    int[] tasks = new int[answersOf(fewer)];
    int[] labelsOfFewer = new int[tasks.length];
    int[] labelsOfMore = new int[tasks.length];
    int shared = 0;
    for (int i = firstByWorker[fewer]; i < firstByWorker[fewer + 1]; i++) {
      int place =
          Arrays.binarySearch(
              taskByPlace, firstByWorker[more], firstByWorker[more + 1], taskByPlace[i]);
      if (place >= 0) {
        tasks[shared] = taskByPlace[i];
        labelsOfFewer[shared] = labelByPlace[i];
        labelsOfMore[shared++] = labelByPlace[place];
      }
    }
    int[] labelsOfOne = Arrays.copyOf(swapped ? labelsOfMore : labelsOfFewer, shared);
    int[] labelsOfOther = Arrays.copyOf(swapped ? labelsOfFewer : labelsOfMore, shared);
    return new Pair(one, other, Arrays.copyOf(tasks, shared), labelsOfOne, labelsOfOther);
  }

  private int answersOf(int worker) {
    return firstByWorker[worker + 1] - firstByWorker[worker];
  }

  /** All pairs that have at least so many tasks in common, in the order of the workers. */
  void forEach(int common, Consumer<Pair> action) {
    int[] sharedWith = new int[answers.workers().size()];
    for (int one = 0; one < sharedWith.length; one++) {
      for (int other : others(one, sharedWith)) {
        if (sharedWith[other] >= common) {
          action.accept(between(one, other));
        }
        sharedWith[other] = 0;
      }
    }
  }

  /** The later workers who have a task in common, in order, after their tasks were counted. */
  private int[] others(int one, int[] sharedWith) {
    IntStream.Builder others = IntStream.builder();
    for (int i = firstByWorker[one]; i < firstByWorker[one + 1]; i++) {
      int task = taskByPlace[i];
      for (int vote = answers.firstVote(task); vote < answers.firstVote(task + 1); vote++) {
        int other = answers.workerOf(vote);
        if (other > one && !answers.isTwofold(task, vote) && sharedWith[other]++ == 0) {
          others.add(other);
        }
      }
    }
    return others.build().sorted().toArray();
  }
}
