package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.Summary;

/**
 * How good a model is on rows that it has not learnt from.
 *
 * @param rows how many rows judged it
 * @param estimateByMetric every metric that fits the task
 */
public record Evaluation(int rows, Map<Metric, Estimate> estimateByMetric)
    implements Summary.Source {

  /** Copies the estimates. */
  public Evaluation {
    EnumMap<Metric, Estimate> copy = new EnumMap<>(Metric.class);
    copy.putAll(estimateByMetric);
    estimateByMetric = Collections.unmodifiableMap(copy);
  }

  /**
   * One figure.
   *
   * @param metric which one
   * @return figure and interval
   * @throws IllegalArgumentException if it does not fit the task
   */
  public Estimate get(Metric metric) {
    Estimate estimate = estimateByMetric.get(metric);
    if (estimate == null) {
      throw new IllegalArgumentException(
          "Evaluation: metric must be one of %s, but was %s."
              .formatted(estimateByMetric.keySet(), metric));
    }
    return estimate;
  }

  @Override
  public Summary summary() {
    if (estimateByMetric.isEmpty()) {
      return Summary.of(
          "Evaluation on " + rows + " rows",
          new Summary.Note("There is no metric without a target to judge by."));
    }
    List<List<String>> rows = new ArrayList<>();
    estimateByMetric.forEach(
        (metric, e) ->
            rows.add(
                List.of(
                    metric.label(),
                    String.format(Locale.ROOT, "%.4f", e.value()),
                    String.format(Locale.ROOT, "%.4f", e.low()),
                    String.format(Locale.ROOT, "%.4f", e.high()))));
    return Summary.of(
        "Evaluation on " + this.rows + " rows",
        new Summary.Table(List.of("metric", "value", "95 % from", "to"), rows));
  }
}
