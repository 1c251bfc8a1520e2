package org.sagekit.core.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Metric;

/**
 * Judges predictions by the truth.
 *
 * <p>Rows count by their weight if the dataset has a column in the role {@link
 * org.sagekit.api.data.Role#WEIGHT}. The intervals are percentiles of {@value Bootstrap#RESAMPLES}
 * seeded bootstrap resamples (Efron, 1979), so the same rows give the same intervals.
 */
public final class Evaluations {
  private Evaluations() {}

  /**
   * Judges predictions by all metrics that fit.
   *
   * <p>A row whose class the model does not know counts as wrong: its likeliest class can't be
   * right, its class has probability 0, and for the AUC it belongs to none of the known classes. A
   * figure that can't be computed, such as the AUC of rows of one class, is NaN.
   *
   * @param predictions one a row of {@code rows}
   * @param rows with a target; classes are compared by their text
   * @return all metrics with 95 % intervals
   * @throws IllegalArgumentException if no field is the target, or if there are more or fewer
   *     predictions than rows, or none
   * @throws DataException if a target is missing or, for regression, not a finite number, or if a
   *     weight is not zero or more
   */
  public static Evaluation of(Predictions predictions, Dataset rows) {
    Figures figures = JointFigures.all(predictions, rows);
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    estimates.putAll(Bootstrap.estimates(figures, Weights.of(rows)));
    return new Evaluation(rows.size(), estimates);
  }

  /**
   * Judges predictions of labels: F1 over all labels and as the mean over them, and the share of
   * rows with just the right labels. A label is said if its probability is at least a half; labels
   * that the model does not know count for nothing.
   *
   * @param predictions one a row of {@code rows}, with a probability for each label
   * @param rows with a target of labels, {@code |} between them
   * @return the metrics with 95 % intervals
   * @throws IllegalArgumentException if no field is the target, or if there are more or fewer
   *     predictions than rows, or none
   */
  public static Evaluation ofLabels(Predictions predictions, Dataset rows) {
    Figures figures = new LabelFigures(predictions, labels(predictions, rows));
    return new Evaluation(rows.size(), Bootstrap.estimates(figures, Weights.of(rows)));
  }

  /**
   * Judges predictions of labels, each label by itself: as two classes, the rows without it and
   * those with it, of which the second is looked for.
   *
   * @param predictions one a row of {@code rows}, with a probability for each label
   * @param rows with a target of labels, {@code |} between them
   * @return by label, in the order of the predictions, all metrics of two classes with 95 %
   *     intervals; those that need both are NaN for a label that all or none of the rows have
   * @throws IllegalArgumentException as {@link #ofLabels} does
   */
  public static Map<String, Evaluation> byLabel(Predictions predictions, Dataset rows) {
    LabelSets truth = labels(predictions, rows);
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (int label = 0; label < truth.labels().size(); label++) {
      double[] values = new double[2 * rows.size()];
      for (int row = 0; row < rows.size(); row++) {
        values[2 * row + 1] = predictions.value(row, label);
        values[2 * row] = 1 - values[2 * row + 1];
      }
      evaluations.put(
          truth.labels().get(label),
          of(Predictions.of(LabelSets.CLASSES, values), truth.only(rows, label)));
    }
    return Collections.unmodifiableMap(evaluations);
  }

  private static LabelSets labels(Predictions predictions, Dataset rows) {
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(
            predictions.size() == rows.size() && rows.size() > 0,
            "predictions",
            "one a row, at least one, for " + rows.size(),
            predictions.size())
        .throwIfAny();
    return LabelSets.of(rows, predictions.classes());
  }

  /**
   * One figure without its interval, which is much quicker.
   *
   * @param metric what to compute
   * @param predictions one a row of {@code rows}
   * @param rows with a target; classes are compared by their text
   * @return as {@link #of} gives it
   * @throws IllegalArgumentException as {@link #of} does, and if the metric does not fit
   * @throws DataException as {@link #of} does
   */
  public static double value(Metric metric, Predictions predictions, Dataset rows) {
    return value(metric, JointFigures.with(metric, predictions, rows), rows);
  }

  /**
   * One figure of labels without its interval.
   *
   * @param metric what to compute
   * @param predictions one a row of {@code rows}, with a probability for each label
   * @param rows with a target of labels, {@code |} between them
   * @return as {@link #ofLabels} gives it
   * @throws IllegalArgumentException as {@link #ofLabels} does, and if the metric does not fit
   */
  public static double valueOfLabels(Metric metric, Predictions predictions, Dataset rows) {
    return value(metric, new LabelFigures(predictions, labels(predictions, rows)), rows);
  }

  private static double value(Metric metric, Figures figures, Dataset rows) {
    int index = figures.metrics().indexOf(metric);
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(index >= 0, "metric", "one of " + figures.metrics(), metric)
        .throwIfAny();
    return figures.of(Weights.of(rows))[index];
  }

  /**
   * All that there is to see: figures, and for classes the confusion matrix and the curves of each
   * class, for numbers the residuals.
   *
   * @param predictions one a row of {@code rows}
   * @param rows with a target; classes are compared by their text
   * @return the report
   * @throws IllegalArgumentException as {@link #of} does
   * @throws DataException as {@link #of} does
   */
  public static EvaluationReport report(Predictions predictions, Dataset rows) {
    return Reports.of(predictions, rows);
  }

  /**
   * The mean pinball loss of predicted quantiles (Koenker and Bassett 1978): {@code q (y - p)} for
   * a row above its prediction p, {@code (1 - q) (p - y)} for one below.
   *
   * @param predictions of the quantile, one a row of {@code rows}
   * @param rows with a number as target
   * @param quantile which one q was predicted, above 0 and below 1
   * @return the loss with its 95 % interval; less is better
   * @throws IllegalArgumentException as {@link #of} does, and if the quantile is none or classes
   *     were predicted
   * @throws DataException as {@link #of} does
   */
  public static Estimate pinball(Predictions predictions, Dataset rows, double quantile) {
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(quantile > 0 && quantile < 1, "quantile", "above 0 and below 1", quantile)
        .require(predictions.classes().isEmpty(), "predictions", "numbers", predictions.classes())
        .throwIfAny();
    double[] losses = Truth.numbers(predictions, rows);
    for (int row = 0; row < losses.length; row++) {
      double above = losses[row] - predictions.value(row, 0);
      losses[row] = Math.max(quantile * above, (quantile - 1) * above);
    }
    double[] weights = Weights.of(rows);
    double[][] resampled =
        Bootstrap.resampled(drawn -> mean(losses, drawn), weights, Bootstrap.RESAMPLES);
    return Bootstrap.estimate(mean(losses, weights)[0], Bootstrap.sorted(resampled, 0));
  }

  private static double[] mean(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      total += weights[i];
    }
    return new double[] {sum / total};
  }
}
