package org.sagekit.core.label.number;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.sagekit.api.Settings;

/**
 * Q. Li, Y. Li, J. Gao, L. Su, B. Zhao, M. Demirbas, W. Fan and J. Han, "A Confidence-Aware
 * Approach for Truth Discovery on Long-Tail Data", PVLDB 8(4), 2014: a worker's weight is the lower
 * end of the confidence interval of their precision, so that few votes are trusted little even if
 * they happen to be near; the truth is the mean by these weights.
 */
final class Catd implements NumberMethod {
  private static final double SIGNIFICANCE = 0.05;
  private static final int MOST_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-9;

  /** Added to a worker's squared distances, so that one who never errs has a finite weight. */
  private static final double LEAST_SQUARES = 1e-13;

  @Override
  public String name() {
    return "catd";
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("significance", SIGNIFICANCE)
        .with("iterations", MOST_ITERATIONS)
        .with("tolerance", TOLERANCE);
  }

  @Override
  public NumberFit fit(NumberTable table) {
    double[] quantiles = quantiles(table);
    double[] truth = table.medians();
    double[] weights = weights(table, truth, quantiles);
    double moved = Double.POSITIVE_INFINITY;
    int iterations = 0;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      weights = weights(table, truth, quantiles);
      double[] next = table.weightedMeans(weights);
      moved = NumberTable.moved(truth, next);
      truth = next;
      iterations++;
    }
    return new NumberFit(truth, weights, NumberFit.Middle.MEAN, iterations);
  }

  private static double[] weights(NumberTable table, double[] truth, double[] quantiles) {
    double[] weights = table.squaresByWorker(truth);
    for (int worker = 0; worker < weights.length; worker++) {
      weights[worker] = quantiles[worker] / (weights[worker] + LEAST_SQUARES);
    }
    return weights;
  }

  /** By worker the quantile of the chi-square distribution of as many degrees as votes. */
  private static double[] quantiles(NumberTable table) {
    Map<Integer, Double> quantileByVotes = new HashMap<>();
    double[] quantiles = new double[table.workers()];
    for (int worker = 0; worker < quantiles.length; worker++) {
      quantiles[worker] =
          quantileByVotes.computeIfAbsent(
              table.answers().votesOf(worker),
              votes ->
                  new ChiSquaredDistribution(votes).inverseCumulativeProbability(SIGNIFICANCE / 2));
    }
    return quantiles;
  }
}
