package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.Summary;

/**
 * Which of two models is better on the same rows, and how sure that is. Immutable.
 *
 * @param rows how many rows judged both
 * @param differenceByMetric every metric that fits the task
 * @param tests further tests, by the task
 */
public record Comparison(
    int rows, Map<Metric, Difference> differenceByMetric, List<PairedTest> tests)
    implements Summary.Source {

  /** Copies the parts. */
  public Comparison {
    EnumMap<Metric, Difference> copy = new EnumMap<>(Metric.class);
    copy.putAll(differenceByMetric);
    differenceByMetric = Collections.unmodifiableMap(copy);
    tests = List.copyOf(tests);
  }

  /**
   * How two models differ in a figure.
   *
   * @param first the figure of the first model
   * @param second the figure of the second model
   * @param difference the first less the second, with its 95 % interval
   * @param pValue two-sided, from 0 to 1; NaN if the figure can't be computed
   */
  public record Difference(double first, double second, Estimate difference, double pValue) {}

  /**
   * One figure.
   *
   * @param metric which one
   * @return the difference
   * @throws IllegalArgumentException if it does not fit the task
   */
  public Difference get(Metric metric) {
    Difference difference = differenceByMetric.get(metric);
    if (difference == null) {
      throw new IllegalArgumentException(
          "Comparison: metric must be one of %s, but was %s."
              .formatted(differenceByMetric.keySet(), metric));
    }
    return difference;
  }

  @Override
  public Summary summary() {
    List<List<String>> lines = new ArrayList<>();
    differenceByMetric.forEach(
        (metric, found) ->
            lines.add(
                List.of(
                    metric.label(),
                    text(found.first()),
                    text(found.second()),
                    text(found.difference().value()),
                    text(found.difference().low()),
                    text(found.difference().high()),
                    text(found.pValue()))));
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Table(
            List.of("metric", "first", "second", "difference", "95 % from", "to", "p"), lines));
    if (!tests.isEmpty()) {
      parts.add(
          new Summary.Table(
              List.of("test", "statistic", "p"),
              tests.stream()
                  .map(test -> List.of(test.name(), text(test.statistic()), text(test.pValue())))
                  .toList()));
    }
    return new Summary("Comparison on " + rows + " rows", parts);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
