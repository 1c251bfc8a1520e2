package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

/** The metrics of predicted classes. */
final class ClassFigures implements Figures {
  /** The code of a class that the model does not know. */
  static final int UNKNOWN = -1;

  private static final double LEAST = 1e-15;

  private final double[] losses;
  private final boolean[] right;
  private final List<AreaUnderCurve> areas = new ArrayList<>();

  /**
   * Figures.
   *
   * @param codes the index of each row's class, or {@link #UNKNOWN}
   */
  ClassFigures(Predictions predictions, int[] codes) {
    losses = new double[codes.length];
    right = new boolean[codes.length];
    for (int row = 0; row < codes.length; row++) {
      double probability = codes[row] == UNKNOWN ? 0 : predictions.value(row, codes[row]);
      losses[row] = -StrictMath.log(Math.max(LEAST, Math.min(1 - LEAST, probability)));
      right[row] = predictions.best(row) == codes[row];
    }
    int classes = predictions.classes().size();
    for (int i = classes == 2 ? 1 : 0; i < classes; i++) {
      areas.add(AreaUnderCurve.of(predictions, codes, i));
    }
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.AUC, Metric.ACCURACY, Metric.LOG_LOSS);
  }

  @Override
  public double[] of(double[] weights) {
    double total = 0;
    double loss = 0;
    double hits = 0;
    for (int row = 0; row < losses.length; row++) {
      total += weights[row];
      loss += weights[row] * losses[row];
      hits += right[row] ? weights[row] : 0;
    }
    return new double[] {meanArea(weights), hits / total, loss / total};
  }

  private double meanArea(double[] weights) {
    double sum = 0;
    int defined = 0;
    for (AreaUnderCurve area : areas) {
      double one = area.of(weights);
      if (!Double.isNaN(one)) {
        sum += one;
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }
}
