package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.Agreement;

/** The metrics for which only the likeliest class counts. */
final class DecisionFigures implements Figures {
  private final int classes;
  private final int[] codes;
  private final int[] decisions;

  /**
   * Figures.
   *
   * @param codes the index of each row's class, or {@link Truth#UNKNOWN}
   */
  DecisionFigures(Predictions predictions, int[] codes) {
    this.classes = predictions.classes().size();
    this.codes = new int[codes.length];
    this.decisions = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      // what the model does not know is one more class, behind all others
      this.codes[row] = codes[row] == Truth.UNKNOWN ? classes : codes[row];
      decisions[row] = predictions.best(row);
    }
  }

  static List<Metric> metricsOf(int classes) {
    List<Metric> all =
        List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.F1_MACRO,
            Metric.F1_MICRO,
            Metric.F1_WEIGHTED,
            Metric.MCC,
            Metric.KAPPA,
            Metric.F1);
    return classes == 2 ? all : all.subList(0, all.size() - 1);
  }

  @Override
  public List<Metric> metrics() {
    return metricsOf(classes);
  }

  @Override
  public double[] of(double[] weights) {
    double[] right = new double[classes + 1];
    double[] truth = new double[classes + 1];
    double[] predicted = new double[classes + 1];
    for (int row = 0; row < codes.length; row++) {
      truth[codes[row]] += weights[row];
      predicted[decisions[row]] += weights[row];
      if (codes[row] == decisions[row]) {
        right[codes[row]] += weights[row];
      }
    }
    return figures(new Agreement(right, truth, predicted));
  }

  private double[] figures(Agreement agreement) {
    double[] figures = new double[metrics().size()];
    figures[0] = agreement.accuracy();
    figures[1] = agreement.balancedAccuracy();
    figures[2] = agreement.f1Macro();
    figures[3] = agreement.accuracy();
    figures[4] = agreement.f1Weighted();
    figures[5] = agreement.matthews();
    figures[6] = agreement.kappa();
    if (classes == 2) {
      figures[7] = agreement.f1(1);
    }
    return figures;
  }
}
