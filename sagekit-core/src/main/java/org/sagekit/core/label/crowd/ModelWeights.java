package org.sagekit.core.label.crowd;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each worker and the model are worth in CROWDLAB: H. W. Goh, U. Tkachenko and J. Mueller,
 * "CROWDLAB: Supervised learning to infer consensus labels and quality scores for data with
 * multiple annotators", 2022, section 3. All is told by the tasks that several votes were given to;
 * if there are none, by all tasks, and workers are held against the model.
 */
final class ModelWeights {
  /** Of one who is no better than the commonest label, so that nobody counts against the truth. */
  private static final double LEAST = 1e-3;

  private final VoteTable table;
  private final double[] model;
  private final int[] consensus;
  private final boolean alone;

  /** P: how often a vote is the consensus. */
  private final double agreement;

  /** How often one is right who always says the commonest label: A_MLC. */
  private final double commonest;

  private final double[] worker;
  private final double modelWeight;

  /**
   * @param model task by task the probability of each label by the model
   */
  ModelWeights(VoteTable table, double[] model) {
    this.table = table;
    this.model = model;
    consensus = majority();
    alone = IntStream.range(0, table.tasks()).noneMatch(this::isShared);
    agreement = agreement();
    commonest = commonest();
    worker = Arrays.stream(agreementsByWorker()).map(this::weight).toArray();
    modelWeight = weight(modelAccuracy()) * StrictMath.sqrt((double) table.votes() / table.tasks());
  }

  double ofWorker(int number) {
    return worker[number];
  }

  double ofModel() {
    return modelWeight;
  }

  /** The mean over the workers. */
  double meanOfWorkers() {
    double sum = 0;
    for (double weight : worker) {
      sum += weight;
    }
    return sum / worker.length;
  }

  /** The mean over the tasks of the weight of all who voted. */
  double meanOfTasks() {
    double sum = 0;
    for (int vote = 0; vote < table.votes(); vote++) {
      sum += worker[table.workerOf(vote)];
    }
    return sum / table.tasks();
  }

  /** How likely a label is by one vote. */
  double byVote(int vote, int label) {
    return table.labelOf(vote) == label ? agreement : (1 - agreement) / (table.labels() - 1.0);
  }

  /** Whether a task tells how far people agree. */
  boolean counts(int task) {
    return alone || isShared(task);
  }

  private boolean isShared(int task) {
    return votes(task) > 1 || table.isGold(task);
  }

  int consensus(int task) {
    return consensus[task];
  }

  int votes(int task) {
    return table.firstVote(task + 1) - table.firstVote(task);
  }

  private double weight(double accuracy) {
    double better = 1 - (1 - accuracy) / Math.max(LEAST, 1 - commonest);
    return Math.max(LEAST, better);
  }

  /** The label of most votes, of several by the model; the gold where it is known. */
  private int[] majority() {
    double[] shares = table.shares();
    int labels = table.labels();
    int[] best = new int[table.tasks()];
    for (int task = 0; task < best.length; task++) {
      for (int label = 1; label < labels; label++) {
        int one = task * labels + label;
        int other = task * labels + best[task];
        boolean better =
            shares[one] > shares[other]
                || (shares[one] == shares[other] && model[one] > model[other]);
        best[task] = better ? label : best[task];
      }
    }
    return best;
  }

  private double agreement() {
    double sum = 0;
    int tasks = 0;
    for (int task = 0; task < table.tasks(); task++) {
      if (counts(task)) {
        double agreeing = 0;
        for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
          agreeing += table.labelOf(vote) == reference(task) ? 1 : 0;
        }
        sum += agreeing / votes(task);
        tasks++;
      }
    }
    return sum / tasks;
  }

  private int reference(int task) {
    return alone ? likeliest(task) : consensus[task];
  }

  private int likeliest(int task) {
    int row = task * table.labels();
    int best = 0;
    for (int label = 1; label < table.labels(); label++) {
      best = model[row + label] > model[row + best] ? label : best;
    }
    return best;
  }

  private double commonest() {
    int[] counts = new int[table.labels()];
    int tasks = 0;
    for (int task = 0; task < table.tasks(); task++) {
      if (counts(task)) {
        counts[consensus[task]]++;
        tasks++;
      }
    }
    return (double) Arrays.stream(counts).max().orElse(0) / tasks;
  }

  private double modelAccuracy() {
    int right = 0;
    int tasks = 0;
    for (int task = 0; task < table.tasks(); task++) {
      if (counts(task)) {
        right += likeliest(task) == consensus[task] ? 1 : 0;
        tasks++;
      }
    }
    return (double) right / tasks;
  }

  /**
   * s: how often others agree with each worker, or the gold where it is known; as often as with all
   * for one who is alone.
   */
  private double[] agreementsByWorker() {
    double[] agreeing = new double[table.workers()];
    double[] compared = new double[table.workers()];
    for (int task = 0; task < table.tasks(); task++) {
      if (alone || table.isGold(task)) {
        for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
          agreeing[table.workerOf(vote)] += table.labelOf(vote) == reference(task) ? 1 : 0;
          compared[table.workerOf(vote)]++;
        }
      } else {
        compare(task, agreeing, compared);
      }
    }
    double all = Arrays.stream(compared).sum();
    double usual = all == 0 ? agreement : Arrays.stream(agreeing).sum() / all;
    double[] shares = new double[agreeing.length];
    Arrays.setAll(shares, w -> compared[w] == 0 ? usual : agreeing[w] / compared[w]);
    return shares;
  }

  /** The votes of a task stand worker by worker, and no two of a worker are the same. */
  private void compare(int task, double[] agreeing, double[] compared) {
    int[] counts = new int[table.labels()];
    int end = table.firstVote(task + 1);
    for (int vote = table.firstVote(task); vote < end; vote++) {
      counts[table.labelOf(vote)]++;
    }
    int first = table.firstVote(task);
    while (first < end) {
      int next = first;
      while (next < end && table.workerOf(next) == table.workerOf(first)) {
        next++;
      }
      for (int vote = first; vote < next; vote++) {
        agreeing[table.workerOf(vote)] += counts[table.labelOf(vote)] - 1;
        compared[table.workerOf(vote)] += votes(task) - (next - first);
      }
      first = next;
    }
  }
}
