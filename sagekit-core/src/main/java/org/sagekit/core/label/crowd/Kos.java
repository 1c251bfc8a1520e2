package org.sagekit.core.label.crowd;

import java.util.Arrays;
import org.sagekit.api.Settings;

/**
 * D. R. Karger, S. Oh and D. Shah, "Budget-Optimal Task Allocation for Reliable Crowdsourcing
 * Systems", Operations Research 62(1), 2014 (first at NIPS 2011): messages pass between tasks and
 * workers, each made of all others that came in, until tasks know their answer and workers their
 * reliability, which may be negative.
 *
 * <p>The paper's is for two labels, +1 and -1. Here answers are corners of a regular simplex, of
 * which these are the case of two: with L labels two answers have the product 1 if they are equal,
 * else -1 / (L - 1), so that answers at random cancel. Messages start from 1, the mean of the
 * paper's random start. A gold task says of its truth what it would say if all its voters agreed on
 * it.
 *
 * <p>In the paper's model all workers answer equally many tasks. Its sums over a worker's tasks are
 * means here: the same there, but where few workers answer most tasks the sums make the busiest one
 * the measure of all, and accuracy falls to chance.
 */
public final class Kos implements TruthMethod {
  /** Each is a step of a power iteration: the signs are settled after few. */
  private static final int ITERATIONS = 10;

  /** With ten iterations. */
  public Kos() {}

  @Override
  public String name() {
    return "kos";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("iterations", ITERATIONS);
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Messages messages = new Messages(table);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      messages.toWorkers();
      messages.toTasks();
    }
    return new Fit(VoteShares.toPosterior(table, messages.shares()), ITERATIONS);
  }

  /** One message for each vote in each direction. */
  private static final class Messages {
    private final VoteTable table;
    private final int labels;

    /** How far the others on the task agree with the vote: the paper's x times A. */
    private final double[] agreement;

    /** How reliable the worker's other votes are: the paper's y, scaled to a mean square of 1. */
    private final double[] reliability;

    private final double[] agreementByWorker;
    private final int[] votesByWorker;

    Messages(VoteTable table) {
      this.table = table;
      labels = table.labels();
      agreement = new double[table.votes()];
      reliability = new double[table.votes()];
      agreementByWorker = new double[table.workers()];
      votesByWorker = new int[table.workers()];
      Arrays.fill(reliability, 1);
      for (int vote = 0; vote < reliability.length; vote++) {
        votesByWorker[table.workerOf(vote)]++;
      }
    }

    void toWorkers() {
      double[] sums = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        Arrays.fill(sums, 0);
        double total = table.isGold(task) ? sumGold(task, sums) : sum(task, sums);
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          double own = table.isGold(task) ? 0 : reliability[vote];
          double same = sums[table.labelOf(vote)] - own;
          agreement[vote] = same - (total - own - same) / (labels - 1);
        }
      }
    }

    private double sum(int task, double[] sums) {
      double total = 0;
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        sums[table.labelOf(vote)] += reliability[vote];
        total += reliability[vote];
      }
      return total;
    }

    private double sumGold(int task, double[] sums) {
      double total = 0;
      int end = table.firstVote(task + 1);
      for (int vote = table.firstVote(task); vote < end; vote++) {
        total += Math.abs(reliability[vote]);
      }
      sums[table.goldOf(task)] = total;
      return total;
    }

    void toTasks() {
      Arrays.fill(agreementByWorker, 0);
      for (int vote = 0; vote < agreement.length; vote++) {
        agreementByWorker[table.workerOf(vote)] += agreement[vote];
      }
      double squares = 0;
      for (int vote = 0; vote < reliability.length; vote++) {
        reliability[vote] = meanOfOthers(vote);
        squares += reliability[vote] * reliability[vote];
      }
      double scale = squares > 0 ? Math.sqrt(reliability.length / squares) : 0;
      for (int vote = 0; vote < reliability.length; vote++) {
        reliability[vote] *= scale;
      }
    }

    /** Nothing is known of a worker who gave no other vote. */
    private double meanOfOthers(int vote) {
      int worker = table.workerOf(vote);
      int others = votesByWorker[worker] - 1;
      return others == 0 ? 0 : (agreementByWorker[worker] - agreement[vote]) / others;
    }

    /**
     * The decision of the paper, as shares: a vote of negative weight is one for all other labels.
     * Where nothing is known of any voter the votes count the same.
     */
    double[] shares() {
      double[] shares = table.shares();
      double[] sums = new double[labels];
      for (int task = 0; task < table.tasks(); task++) {
        Arrays.fill(sums, 0);
        double total = 0;
        int end = table.firstVote(task + 1);
        for (int vote = table.firstVote(task); vote < end; vote++) {
          total += count(vote, sums);
        }
        if (total > 0) {
          for (int label = 0; label < labels; label++) {
            shares[task * labels + label] = sums[label] / total;
          }
        }
      }
      table.clamp(shares);
      return shares;
    }

    private double count(int vote, double[] sums) {
      double weight = reliability[vote];
      if (weight >= 0) {
        sums[table.labelOf(vote)] += weight;
        return weight;
      }
      for (int label = 0; label < labels; label++) {
        sums[label] -= label == table.labelOf(vote) ? 0 : weight;
      }
      return -weight * (labels - 1);
    }
  }
}
