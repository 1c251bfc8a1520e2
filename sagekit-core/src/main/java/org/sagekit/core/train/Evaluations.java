package org.sagekit.core.train;

import java.util.EnumMap;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
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
    Figures figures = figures(predictions, rows);
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    estimates.putAll(Bootstrap.estimates(figures, Weights.of(rows)));
    return new Evaluation(rows.size(), estimates);
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
    Figures figures = figures(predictions, rows);
    int index = figures.metrics().indexOf(metric);
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(index >= 0, "metric", "one of " + figures.metrics(), metric)
        .throwIfAny();
    return figures.of(Weights.of(rows))[index];
  }

  private static Figures figures(Predictions predictions, Dataset rows) {
    rows.schema().target();
    Problems.of("Evaluation of '" + rows.name() + "'")
        .require(
            predictions.size() == rows.size(),
            "predictions",
            "one a row, " + rows.size(),
            predictions.size())
        .require(rows.size() > 0, "rows", "at least one", "none")
        .throwIfAny();
    return predictions.classes().isEmpty()
        ? new NumberFigures(predictions, numbers(rows))
        : new ClassFigures(predictions, codes(predictions, rows));
  }

  private static int[] codes(Predictions predictions, Dataset rows) {
    Column target = rows.target();
    Map<String, Integer> codeByClass = new java.util.HashMap<>();
    for (String name : predictions.classes()) {
      codeByClass.put(name, codeByClass.size());
    }
    int[] codes = new int[rows.size()];
    for (int row = 0; row < codes.length; row++) {
      String text = target.text(row);
      if (text == null) {
        throw missing(rows, row);
      }
      codes[row] = codeByClass.getOrDefault(text, ClassFigures.UNKNOWN);
    }
    return codes;
  }

  private static double[] numbers(Dataset rows) {
    Column target = rows.target();
    String name = rows.schema().target().name();
    if (!target.type().isNumber()) {
      throw new DataException(
          "Dataset '%s': target '%s' must be a number, but was %s."
              .formatted(rows.name(), name, target.type()));
    }
    double[] numbers = new double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      if (target.isMissing(row)) {
        throw missing(rows, row);
      }
      numbers[row] =
          Numbers.finite(
              target.number(row), "Dataset '%s': target '%s'".formatted(rows.name(), name), row);
    }
    return numbers;
  }

  private static DataException missing(Dataset rows, int row) {
    return new DataException(
        "Dataset '%s': target '%s' must have a value in every row to judge by, but row %s has none."
            .formatted(rows.name(), rows.schema().target().name(), row));
  }
}
