package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

/**
 * Metrics of labels, of which those with a probability of at least a half are said. A label that
 * neither occurs nor is said has no F1 and is left out of the mean.
 *
 * @param said one a row, with a probability for each label
 * @param truth one a row
 */
record LabelFigures(Predictions said, LabelSets truth) implements Figures {
  private static final double SAID = 0.5;

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.F1_MICRO, Metric.F1_MACRO, Metric.ACCURACY);
  }

  @Override
  public double[] of(double[] weights) {
    int labels = truth.labels().size();
    double[] both = new double[labels];
    double[] either = new double[labels];
    double right = 0;
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      boolean all = true;
      for (int label = 0; label < labels; label++) {
        boolean has = truth.has(row, label);
        boolean says = said.value(row, label) >= SAID;
        both[label] += has && says ? weights[row] : 0;
        either[label] += (has ? weights[row] : 0) + (says ? weights[row] : 0);
        all &= has == says;
      }
      right += all ? weights[row] : 0;
      total += weights[row];
    }
    return new double[] {micro(both, either), macro(both, either), right / total};
  }

  private static double micro(double[] both, double[] either) {
    double hits = 0;
    double all = 0;
    for (int label = 0; label < both.length; label++) {
      hits += both[label];
      all += either[label];
    }
    return all > 0 ? 2 * hits / all : Double.NaN;
  }

  private static double macro(double[] both, double[] either) {
    double sum = 0;
    int counted = 0;
    for (int label = 0; label < both.length; label++) {
      if (either[label] > 0) {
        sum += 2 * both[label] / either[label];
        counted++;
      }
    }
    return counted > 0 ? sum / counted : Double.NaN;
  }
}
