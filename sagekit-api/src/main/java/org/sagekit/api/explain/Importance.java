package org.sagekit.api.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;

/**
 * How much each field, or group of fields, matters. Immutable.
 *
 * @param measure what the values are, with their unit
 * @param entries greatest first
 */
public record Importance(String measure, List<Entry> entries) implements Summary.Source {
  private static final int SHOWN = 30;

  /** Sorts the entries, those of one value by name. */
  public Importance {
    entries =
        entries.stream()
            .sorted(Comparator.comparingDouble(Entry::value).reversed().thenComparing(Entry::name))
            .toList();
  }

  /**
   * How much one matters.
   *
   * @param name a field, or a group's name
   * @param value zero if it does not
   * @param error the standard error of the value
   */
  public record Entry(String name, double value, double error) {

    /**
     * The mean of some values.
     *
     * @param name a field, or a group's name
     * @param values at least one
     * @return their mean and its standard error, NaN for one value
     */
    public static Entry of(String name, double... values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double variance = squares / (values.length - 1) / values.length;
      return new Entry(name, mean, Math.sqrt(variance));
    }
  }

  /**
   * One field's importance.
   *
   * @param name a field, or a group's name
   * @return its entry
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public Entry get(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Importance: field '%s' is not there.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, entries.stream().map(Entry::name).toList()))));
  }

  @Override
  public Summary summary() {
    List<Entry> shown = entries.subList(0, Math.min(SHOWN, entries.size()));
    return Summary.of(
        "Importance",
        new Summary.Bars(
            measure, shown.stream().map(e -> new Summary.Bar(e.name(), e.value(), false)).toList()),
        new Summary.Table(
            List.of("field", measure, "standard error"),
            shown.stream()
                .map(e -> List.of(e.name(), figure(e.value()), figure(e.error())))
                .toList()));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
