package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.Ordering;

/** The metrics of predicted numbers. */
final class NumberFigures implements Figures {
  static final List<Metric> METRICS =
      List.of(
          Metric.RMSE,
          Metric.MAE,
          Metric.R2,
          Metric.MEDIAN_ABSOLUTE_ERROR,
          Metric.MAPE,
          Metric.SMAPE,
          Metric.PINBALL);

  private final double[] truth;
  private final double[] errors;
  private final double[] shares;
  private final double[] symmetric;
  private final int[] order;

  NumberFigures(Predictions predictions, double[] truth) {
    this.truth = truth;
    this.errors = new double[truth.length];
    this.shares = new double[truth.length];
    this.symmetric = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      double prediction = predictions.value(row, 0);
      double size = Math.abs(truth[row]) + Math.abs(prediction);
      errors[row] = Math.abs(prediction - truth[row]);
      shares[row] = truth[row] == 0 ? 0 : errors[row] / Math.abs(truth[row]);
      symmetric[row] = size == 0 ? 0 : 2 * errors[row] / size;
    }
    order = Ordering.ascending(errors);
  }

  @Override
  public List<Metric> metrics() {
    return METRICS;
  }

  @Override
  public double[] of(double[] weights) {
    double total = 0;
    double counting = 0;
    double squares = 0;
    double absolutes = 0;
    double share = 0;
    double balanced = 0;
    for (int row = 0; row < truth.length; row++) {
      double weight = weights[row];
      total += weight;
      counting += truth[row] == 0 ? 0 : weight;
      squares += weight * errors[row] * errors[row];
      absolutes += weight * errors[row];
      share += weight * shares[row];
      balanced += weight * symmetric[row];
    }
    double variation = variation(weights, total);
    return new double[] {
      Math.sqrt(squares / total),
      absolutes / total,
      variation > 0 ? 1 - squares / variation : Double.NaN,
      Ordering.median(errors, order, weights),
      counting > 0 ? share / counting : Double.NaN,
      balanced / total,
      absolutes / total / 2
    };
  }

  private double variation(double[] weights, double total) {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      sum += weights[row] * truth[row];
    }
    double mean = sum / total;
    double variation = 0;
    for (int row = 0; row < truth.length; row++) {
      variation += weights[row] * (truth[row] - mean) * (truth[row] - mean);
    }
    return variation;
  }
}
