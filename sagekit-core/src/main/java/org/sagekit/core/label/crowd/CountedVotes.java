package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Votes task by task, and what they say of the workers, in a form in which both can grow. The
 * counts of a worker are the sums of the posteriors of the tasks that they answered.
 */
final class CountedVotes {
  private static final int NO_GOLD = -1;

  private final int labels;
  private final AnswerWeights weights;
  private final Map<String, Integer> taskByName = new HashMap<>();
  private final Map<String, Integer> workerByName = new HashMap<>();
  private final List<TaskVotes> tasks = new ArrayList<>();
  private final List<WorkerCounts> workers = new ArrayList<>();
  private final double[] totals;
  private final double[] logPrior;
  private int votes;

  /** The votes on one task and what is likely of it. */
  static final class TaskVotes {
    private int[] votes = new int[4];
    private int size;
    private final double[] posterior;
    private int gold = NO_GOLD;

    /** Whether its posterior is in the counts of its workers. */
    private boolean counted;

    private TaskVotes(int labels) {
      posterior = new double[labels];
    }
  }

  private static final class WorkerCounts {
    private final double[] counts;
    private final double[] logs;

    WorkerCounts(int labels) {
      counts = new double[labels * labels];
      logs = new double[labels * labels];
    }
  }

  CountedVotes(int labels, AnswerWeights weights) {
    this.labels = labels;
    this.weights = weights;
    totals = new double[labels];
    logPrior = new double[labels];
  }

  /** With what was found by going through all votes. */
  static CountedVotes of(VoteTable table, double[] posterior, AnswerWeights weights) {
    CountedVotes counted = new CountedVotes(table.labels(), weights);
    List<String> workers = table.workerNames();
    for (int task = 0; task < table.tasks(); task++) {
      TaskVotes kept = counted.task(table.taskNames().get(task));
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        int worker = counted.worker(workers.get(table.workerOf(vote)));
        counted.append(kept, worker * counted.labels + table.labelOf(vote));
      }
      System.arraycopy(posterior, task * counted.labels, kept.posterior, 0, counted.labels);
      kept.gold = table.isGold(task) ? table.goldOf(task) : NO_GOLD;
      counted.putIn(kept);
    }
    counted.workers.forEach(counted::weigh);
    counted.weighPrior();
    return counted;
  }

  int votes() {
    return votes;
  }

  /** The votes of a task, new if it is. */
  TaskVotes task(String name) {
    Integer known = taskByName.putIfAbsent(name, tasks.size());
    if (known == null) {
      tasks.add(new TaskVotes(labels));
      return tasks.get(tasks.size() - 1);
    }
    return tasks.get(known);
  }

  boolean has(String task) {
    return taskByName.containsKey(task);
  }

  int votes(String task) {
    return task(task).size;
  }

  double[] posterior(String task) {
    return task(task).posterior.clone();
  }

  /** Takes a vote, unless it is there already; returns whether it was not. */
  boolean add(TaskVotes task, String worker, int label) {
    int code = worker(worker) * labels + label;
    for (int i = 0; i < task.size; i++) {
      if (task.votes[i] == code) {
        return false;
      }
    }
    append(task, code);
    return true;
  }

  private int worker(String name) {
    Integer known = workerByName.putIfAbsent(name, workers.size());
    if (known != null) {
      return known;
    }
    VoteTable.requireCells(
        "workers x labels x labels", (workers.size() + 1L) * labels * labels, labels);
    WorkerCounts stranger = new WorkerCounts(labels);
    workers.add(stranger);
    weigh(stranger);
    return workers.size() - 1;
  }

  private void append(TaskVotes task, int code) {
    if (task.size == task.votes.length) {
      task.votes = Arrays.copyOf(task.votes, 2 * task.size);
    }
    task.votes[task.size++] = code;
    votes++;
  }

  void setGold(TaskVotes task, int label) {
    task.gold = label;
    task.posterior[label] = 1;
  }

  /** Adds the task to the counts; by the shares of its votes if nothing else is known of it. */
  void putIn(TaskVotes task) {
    if (!task.counted) {
      if (Arrays.stream(task.posterior).allMatch(p -> p == 0)) {
        for (int i = 0; i < task.size; i++) {
          task.posterior[task.votes[i] % labels] += 1.0 / task.size;
        }
      }
      count(task, 1);
    }
  }

  /** Takes the task out of the counts. */
  void takeOut(TaskVotes task) {
    if (task.counted) {
      count(task, -1);
    }
  }

  private void count(TaskVotes task, int sign) {
    task.counted = sign > 0;
    double[] shares = weights.counted(task.posterior, labels);
    for (int truth = 0; truth < labels; truth++) {
      totals[truth] += sign * shares[truth];
    }
    for (int i = 0; i < task.size; i++) {
      double[] counts = workers.get(task.votes[i] / labels).counts;
      int cell = task.votes[i] % labels * labels;
      for (int truth = 0; truth < labels; truth++) {
        counts[cell + truth] = Math.max(0, counts[cell + truth] + sign * shares[truth]);
      }
    }
  }

  /** Weighs anew those who answered the tasks. */
  void estimateWorkers(Iterable<TaskVotes> answered) {
    boolean[] seen = new boolean[workers.size()];
    for (TaskVotes task : answered) {
      for (int i = 0; i < task.size; i++) {
        int worker = task.votes[i] / labels;
        if (!seen[worker]) {
          seen[worker] = true;
          weigh(workers.get(worker));
        }
      }
    }
    weighPrior();
  }

  private void weigh(WorkerCounts worker) {
    System.arraycopy(worker.counts, 0, worker.logs, 0, worker.counts.length);
    weights.toLogs(worker.logs, 0, labels);
  }

  private void weighPrior() {
    for (int truth = 0; truth < labels; truth++) {
      logPrior[truth] = Math.max(0, totals[truth]);
    }
    weights.toLogs(logPrior);
  }

  void estimateTruth(TaskVotes task) {
    if (task.gold != NO_GOLD) {
      return;
    }
    System.arraycopy(logPrior, 0, task.posterior, 0, labels);
    for (int i = 0; i < task.size; i++) {
      double[] logs = workers.get(task.votes[i] / labels).logs;
      int cell = task.votes[i] % labels * labels;
      for (int truth = 0; truth < labels; truth++) {
        task.posterior[truth] += logs[cell + truth];
      }
    }
    LogShares.toShares(task.posterior);
  }
}
