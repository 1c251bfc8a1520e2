package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

/** Figures behind one another. */
record JointFigures(List<Figures> parts) implements Figures {

  /** All that fit the predictions. */
  static Figures all(Predictions predictions, Dataset rows) {
    if (predictions.classes().isEmpty()) {
      return new NumberFigures(predictions, Truth.numbers(predictions, rows));
    }
    int[] codes = Truth.codes(predictions, rows);
    return new JointFigures(
        List.of(
            new RankFigures(predictions, codes),
            new DecisionFigures(predictions, codes),
            new ProbabilityFigures(predictions, codes)));
  }

  /** Those among which one metric is; all if none fits. */
  static Figures with(Metric metric, Predictions predictions, Dataset rows) {
    int classes = predictions.classes().size();
    if (classes > 0 && RankFigures.metricsOf(classes).contains(metric)) {
      return new RankFigures(predictions, Truth.codes(predictions, rows));
    }
    if (classes > 0 && DecisionFigures.metricsOf(classes).contains(metric)) {
      return new DecisionFigures(predictions, Truth.codes(predictions, rows));
    }
    if (classes > 0 && ProbabilityFigures.METRICS.contains(metric)) {
      return new ProbabilityFigures(predictions, Truth.codes(predictions, rows));
    }
    return all(predictions, rows);
  }

  @Override
  public List<Metric> metrics() {
    return parts.stream().flatMap(part -> part.metrics().stream()).toList();
  }

  @Override
  public double[] of(double[] weights) {
    return parts.stream().flatMapToDouble(part -> Arrays.stream(part.of(weights))).toArray();
  }
}
