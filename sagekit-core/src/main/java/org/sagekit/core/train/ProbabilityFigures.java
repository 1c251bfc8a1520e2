package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

/** The metrics for which the probabilities themselves count. */
final class ProbabilityFigures implements Figures {
  static final List<Metric> METRICS =
      List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.CALIBRATION_ERROR);

  private static final double LEAST = 1e-15;
  private static final int BINS = 15;
  private final double[] losses;
  private final double[] squares;
  private final double[] surpluses;
  private final int[] bins;

  /**
   * Figures.
   *
   * @param codes the index of each row's class, or {@link Truth#UNKNOWN}
   */
  ProbabilityFigures(Predictions predictions, int[] codes) {
    losses = new double[codes.length];
    squares = new double[codes.length];
    surpluses = new double[codes.length];
    bins = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      double probability = codes[row] == Truth.UNKNOWN ? 0 : predictions.value(row, codes[row]);
      losses[row] = -StrictMath.log(Math.max(LEAST, Math.min(1 - LEAST, probability)));
      squares[row] = square(predictions, row, codes[row]);
      int best = predictions.best(row);
      double confidence = predictions.value(row, best);
      surpluses[row] = confidence - (best == codes[row] ? 1 : 0);
      bins[row] = Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
    }
  }

  /** Of two classes both have the same error, which is counted once. */
  private static double square(Predictions predictions, int row, int code) {
    int classes = predictions.classes().size();
    double sum = code == Truth.UNKNOWN ? 1 : 0;
    for (int i = 0; i < classes; i++) {
      double error = predictions.value(row, i) - (i == code ? 1 : 0);
      sum += error * error;
    }
    return classes == 2 ? sum / 2 : sum;
  }

  @Override
  public List<Metric> metrics() {
    return METRICS;
  }

  @Override
  public double[] of(double[] weights) {
    double total = 0;
    double loss = 0;
    double square = 0;
    double[] surplus = new double[BINS];
    for (int row = 0; row < losses.length; row++) {
      double weight = weights[row];
      total += weight;
      loss += weight * losses[row];
      square += weight * squares[row];
      surplus[bins[row]] += weight * surpluses[row];
    }
    double gap = 0;
    for (double one : surplus) {
      gap += Math.abs(one);
    }
    return new double[] {loss / total, square / total, gap / total};
  }
}
