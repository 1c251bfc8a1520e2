package org.sagekit.core.label.number;

import org.sagekit.api.Settings;

/**
 * V. C. Raykar, S. Yu, L. H. Zhao, G. H. Valadez, C. Florin, L. Bogoni and L. Moy, "Learning From
 * Crowds", JMLR 11, 2010, the model for numbers, without features: a worker's precision is one over
 * the mean squared distance of their answers from the truth, and the truth is the mean by the
 * precisions. Starts from the mean.
 */
final class PrecisionWeighted implements NumberMethod {
  private static final int MOST_ITERATIONS = 50;
  private static final double TOLERANCE = 1e-9;

  /**
   * Added to a worker's variance: the likelihood has no bound where the truth is what one worker
   * says.
   */
  private static final double LEAST_VARIANCE = 1e-13;

  @Override
  public String name() {
    return "lfc-n";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("iterations", MOST_ITERATIONS).with("tolerance", TOLERANCE);
  }

  @Override
  public NumberFit fit(NumberTable table) {
    double[] truth = table.means();
    double[] precisions = precisions(table, truth);
    double moved = Double.POSITIVE_INFINITY;
    int iterations = 0;
    while (moved > TOLERANCE && iterations < MOST_ITERATIONS) {
      precisions = precisions(table, truth);
      double[] next = table.weightedMeans(precisions);
      moved = NumberTable.moved(truth, next);
      truth = next;
      iterations++;
    }
    return new NumberFit(truth, precisions, NumberFit.Middle.MEAN, iterations);
  }

  private static double[] precisions(NumberTable table, double[] truth) {
    double[] precisions = table.squaresByWorker(truth);
    for (int worker = 0; worker < precisions.length; worker++) {
      double variance = precisions[worker] / table.answers().votesOf(worker);
      precisions[worker] = 1 / (variance + LEAST_VARIANCE);
    }
    return precisions;
  }
}
