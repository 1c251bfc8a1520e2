package org.sagekit.core.label.agree;

import java.util.Arrays;

/**
 * How often each answer was given to each task: all that coefficients need that do not ask who
 * answered. Tasks with too few answers are left out. Immutable.
 */
final class TaskCounts {
  private final int[] first;
  private final int[] label;
  private final long[] count;
  private final int[] votes;
  private final int labels;

  private TaskCounts(int[] first, int[] label, long[] count, int[] votes, int labels) {
    this.first = first;
    this.label = label;
    this.count = count;
    this.votes = votes;
    this.labels = labels;
  }

  /** The tasks that have at least so many votes. */
  static TaskCounts of(CodedAnswers answers, int atLeast) {
    int[] first = new int[answers.tasks().size() + 1];
    int[] votes = new int[answers.tasks().size()];
    int[] label = new int[answers.votes()];
    long[] count = new long[answers.votes()];
    int tasks = 0;
    int cells = 0;
    for (int task = 0; task < answers.tasks().size(); task++) {
      if (answers.votesOf(task) >= atLeast) {
        for (int given : labelsOf(answers, task)) {
          if (cells == first[tasks] || label[cells - 1] != given) {
            label[cells++] = given;
          }
          count[cells - 1]++;
        }
        votes[tasks] = answers.votesOf(task);
        first[++tasks] = cells;
      }
    }
    return new TaskCounts(
        Arrays.copyOf(first, tasks + 1),
        Arrays.copyOf(label, cells),
        Arrays.copyOf(count, cells),
        Arrays.copyOf(votes, tasks),
        answers.labels().size());
  }

  private static int[] labelsOf(CodedAnswers answers, int task) {
    int[] labels = new int[answers.votesOf(task)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = answers.labelOf(answers.firstVote(task) + i);
    }
    Arrays.sort(labels);
    return labels;
  }

  int tasks() {
    return votes.length;
  }

  /** How many labels there are, also such that nobody gave. */
  int labels() {
    return labels;
  }

  /** How many votes a task has. */
  int votes(int task) {
    return votes[task];
  }

  /** The first cell of a task, a cell being one of its answers and how often it was given. */
  int first(int task) {
    return first[task];
  }

  int label(int cell) {
    return label[cell];
  }

  long count(int cell) {
    return count[cell];
  }

  /** How often each label was given, if each task is taken so many times. */
  long[] total(int[] times) {
    long[] total = new long[labels];
    for (int task = 0; task < times.length; task++) {
      if (times[task] > 0) {
        for (int cell = first[task]; cell < first[task + 1]; cell++) {
          total[label[cell]] += times[task] * count[cell];
        }
      }
    }
    return total;
  }
}
