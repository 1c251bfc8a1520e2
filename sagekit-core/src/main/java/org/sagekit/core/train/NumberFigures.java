package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

/** The metrics of predicted numbers. */
final class NumberFigures implements Figures {
  private final double[] truth;
  private final double[] errors;

  NumberFigures(Predictions predictions, double[] truth) {
    this.truth = truth;
    this.errors = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      errors[row] = predictions.value(row, 0) - truth[row];
    }
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.RMSE, Metric.MAE, Metric.R2);
  }

  /** R2 compares with the mean of the rows at hand; NaN if they don't vary. */
  @Override
  public double[] of(double[] weights) {
    double total = 0;
    double sum = 0;
    double squares = 0;
    double absolutes = 0;
    for (int row = 0; row < truth.length; row++) {
      total += weights[row];
      sum += weights[row] * truth[row];
      squares += weights[row] * errors[row] * errors[row];
      absolutes += weights[row] * Math.abs(errors[row]);
    }
    double mean = sum / total;
    double variation = 0;
    for (int row = 0; row < truth.length; row++) {
      variation += weights[row] * (truth[row] - mean) * (truth[row] - mean);
    }
    double r2 = variation > 0 ? 1 - squares / variation : Double.NaN;
    return new double[] {Math.sqrt(squares / total), absolutes / total, r2};
  }
}
