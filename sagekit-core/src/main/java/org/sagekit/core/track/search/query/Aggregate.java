package org.sagekit.core.track.search.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.MetricSummary;

/** What is made of a metric's series. */
enum Aggregate {
  MIN(MetricSummary::min),
  MAX(MetricSummary::max),
  FIRST(MetricSummary::first),
  LAST(MetricSummary::last),
  MEAN(MetricSummary::mean),
  COUNT(MetricSummary::points);

  private final Function<MetricSummary, Number> figure;

  Aggregate(Function<MetricSummary, Number> figure) {
    this.figure = figure;
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The function of a name in upper or lower case, null if there is none. */
  static @Nullable Aggregate of(String label) {
    for (Aggregate aggregate : values()) {
      if (aggregate.name().equalsIgnoreCase(label)) {
        return aggregate;
      }
    }
    return null;
  }

  Number of(MetricSummary summary) {
    return figure.apply(summary);
  }
}
