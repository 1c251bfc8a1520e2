package org.sagekit.core.label.number;

import java.util.Optional;
import org.sagekit.api.label.NumberAggregation.Deviation;
import org.sagekit.api.label.NumberAggregation.Estimate;
import org.sagekit.api.label.Worker;

/**
 * Judges workers and estimates by what a method found, in the same way for all methods. The error
 * of an estimate is that of a weighted mean of answers that are off independently of each other.
 */
final class NumberJudgement {
  /** The tasks of a worker tell the less, the less their truth differs: by one task of all. */
  private static final double PRIOR_TASKS = 1;

  private final NumberTable table;
  private final NumberFit fit;
  private final WorkerMoments moments;
  private final double[] varianceByWorker;
  private final double varianceOfTruth;
  private final double varianceOfVotes;

  NumberJudgement(NumberTable table, NumberFit fit) {
    this.table = table;
    this.fit = fit;
    moments = new WorkerMoments(table, fit.truth());
    varianceByWorker = WorkerVariances.of(table);
    varianceOfTruth = variance(fit.truth());
    varianceOfVotes = table.variance();
  }

  private static double variance(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }

  Estimate estimate(int task) {
    double value = table.unscaled(fit.truth()[task]);
    if (table.isGold(task)) {
      return new Estimate(value, 0, 1);
    }
    double squared = squaredError(task);
    double confidence = squared == 0 ? 1 : Math.max(0, 1 - squared / varianceOfVotes);
    return new Estimate(value, table.unscaled(StrictMath.sqrt(squared)), confidence);
  }

  /**
   * The variance of a weighted mean, or that of a weighted median of many normal errors: the
   * squared weights, divided by four times the square of the weighted density at the truth.
   */
  private double squaredError(int task) {
    double greatest = greatestWeight(task);
    double weights = 0;
    double errors = 0;
    double squares = 0;
    double densities = 0;
    for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
      double variance = varianceByWorker[table.workerOf(vote)];
      double weight = fit.weightByWorker()[table.workerOf(vote)] / greatest;
      weights += weight;
      errors += weight * weight * variance;
      squares += weight * weight;
      densities += weight / StrictMath.sqrt(2 * Math.PI * variance);
    }
    return fit.middle() == NumberFit.Middle.MEAN
        ? errors / (weights * weights)
        : squares / (4 * densities * densities);
  }

  /** Weights of workers who never err are so great that their squares would overflow. */
  private double greatestWeight(int task) {
    double greatest = 0;
    for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
      greatest = Math.max(greatest, fit.weightByWorker()[table.workerOf(vote)]);
    }
    return greatest;
  }

  Deviation deviation(int worker) {
    return new Deviation(
        table.unscaled(moments.bias(worker)),
        table.unscaled(StrictMath.sqrt(varianceByWorker[worker])));
  }

  Worker worker(int worker, String name) {
    double error = varianceByWorker[worker];
    double skill = error == 0 ? 1 : varianceOfTruth / (varianceOfTruth + error);
    int votes = table.answers().votesOf(worker);
    return new Worker(name, votes, skill, spamScore(worker), Optional.empty());
  }

  /** One less the share of the spread of a worker's answers that a line through truth explains. */
  private double spamScore(int worker) {
    double spread = moments.spreadOfTruth(worker);
    if (spread + varianceOfTruth == 0) {
      return varianceByWorker[worker] == 0 ? 0 : 1;
    }
    double told = spread / (spread + PRIOR_TASKS * varianceOfTruth);
    return Math.max(0, 1 - moments.explained(worker) * told);
  }
}
