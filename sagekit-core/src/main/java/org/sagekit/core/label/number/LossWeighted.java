package org.sagekit.core.label.number;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.sagekit.api.Settings;

/**
 * Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan and J. Han, "Resolving Conflicts in Heterogeneous Data by
 * Truth Discovery and Source Reliability Estimation", SIGMOD 2014 (CRH), which Y. Zheng et al.,
 * "Truth Inference in Crowdsourcing", PVLDB 10(5), 2017, measure under the name of PM: a worker's
 * weight is the negative logarithm of the share of their loss in the greatest, and the truth is the
 * weighted median. The loss is the sum of a worker's absolute distances from the truth, each
 * divided by the standard deviation of the task's votes. Starts from the median.
 */
final class LossWeighted implements NumberMethod {
  private static final int MOST_ITERATIONS = 10;

  /** So that one who never errs has a finite weight. */
  private static final double LEAST_LOSS = 1e-8;

  /** So that one who errs most has a weight, and no weight is infinite. */
  private static final double LEAST_WEIGHT = 1e-7;

  @Override
  public String name() {
    return "pm";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("iterations", MOST_ITERATIONS);
  }

  @Override
  public NumberFit fit(NumberTable table) {
    Rounds rounds = new Rounds(table);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > 0 && iterations < MOST_ITERATIONS) {
      double[] before = rounds.truth.clone();
      rounds.estimateWorkers();
      rounds.estimateTruth();
      moved = NumberTable.moved(before, rounds.truth);
      iterations++;
    }
    return new NumberFit(rounds.truth, rounds.weights, NumberFit.Middle.MEDIAN, iterations);
  }

  private static final class Rounds {
    private final NumberTable table;
    private final double[] truth;
    private final double[] weights;
    private final double[] deviationByTask;

    /** The votes of each task in the order of their values. */
    private final int[] byValue;

    Rounds(NumberTable table) {
      this.table = table;
      truth = table.medians();
      weights = new double[table.workers()];
      deviationByTask = deviations(table);
      byValue =
          IntStream.range(0, table.tasks())
              .flatMap(
                  task ->
                      IntStream.range(table.firstVote(task), table.firstVote(task + 1))
                          .boxed()
                          .sorted(Comparator.comparingDouble(table::valueOf))
                          .mapToInt(Integer::intValue))
              .toArray();
    }

    /** By task; 1 where all votes are the same, so that the distance from gold has a unit. */
    private static double[] deviations(NumberTable table) {
      double[] deviations = new double[table.tasks()];
      for (int task = 0; task < deviations.length; task++) {
        double deviation = StrictMath.sqrt(table.variance(task));
        deviations[task] = deviation > 0 ? deviation : 1;
      }
      return deviations;
    }

    void estimateWorkers() {
      Arrays.fill(weights, 0);
      for (int task = 0; task < table.tasks(); task++) {
        for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
          weights[table.workerOf(vote)] +=
              Math.abs(table.valueOf(vote) - truth[task]) / deviationByTask[task];
        }
      }
      double greatest = Math.max(LEAST_LOSS, Arrays.stream(weights).max().orElse(0));
      for (int worker = 0; worker < weights.length; worker++) {
        double share = Math.max(LEAST_LOSS, weights[worker]) / greatest;
        weights[worker] = LEAST_WEIGHT - StrictMath.log(Math.min(1, share + LEAST_WEIGHT));
      }
    }

    void estimateTruth() {
      for (int task = 0; task < table.tasks(); task++) {
        truth[task] = table.truth(task, weightedMedian(task));
      }
    }

    /** The least value such that it and those below have half of the weight. */
    private double weightedMedian(int task) {
      int end = table.firstVote(task + 1);
      double sum = 0;
      for (int i = table.firstVote(task); i < end; i++) {
        sum += weights[table.workerOf(byValue[i])];
      }
      int at = table.firstVote(task);
      double below = weights[table.workerOf(byValue[at])];
      while (below < sum / 2 && at < end - 1) {
        at++;
        below += weights[table.workerOf(byValue[at])];
      }
      return table.valueOf(byValue[at]);
    }
  }
}
