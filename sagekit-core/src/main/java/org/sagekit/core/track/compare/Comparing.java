package org.sagekit.core.track.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.CompareOptions;
import org.sagekit.api.track.search.RunComparison;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;

/** Sets runs side by side. For one comparison. */
public final class Comparing {
  /** How many series are read for curves; each is a look into the tables. */
  private static final int MOST_SERIES = 5000;

  private final List<TrackedRun> runs;
  private final CompareOptions options;
  private final SeriesSource source;
  private final List<String> notes = new ArrayList<>();

  /**
   * A comparison that is to be made.
   *
   * @param runs at least one
   * @param options what is compared
   * @param source where curves come from
   */
  public Comparing(List<TrackedRun> runs, CompareOptions options, SeriesSource source) {
    this.runs = List.copyOf(runs);
    this.options = options;
    this.source = source;
  }

  /**
   * Makes it.
   *
   * @return the comparison
   */
  public RunComparison compare() {
    ParamTable params = ParamTable.of(runs);
    List<String> metrics = metrics();
    Map<String, List<Optional<MetricSummary>>> summaries = new LinkedHashMap<>();
    metrics.forEach(metric -> summaries.put(metric, summaries(metric)));
    Map<String, List<Series>> curves = curves(summaries);
    SortedSet<String> differing = new TreeSet<>(params.differing().keySet());
    return new RunComparison(
        runs,
        params.differing(),
        params.agreeing(),
        summaries,
        curves,
        new SeedGroups(options, metrics, curves).of(runs, differing),
        notes);
  }

  private List<String> metrics() {
    SortedSet<String> known = new TreeSet<>();
    runs.forEach(run -> known.addAll(run.metrics().keySet()));
    options.metrics().stream()
        .filter(metric -> !known.contains(metric))
        .forEach(metric -> notes.add("None of the runs has the metric '" + metric + "'."));
    return options.metrics().isEmpty() ? List.copyOf(known) : options.metrics();
  }

  private List<Optional<MetricSummary>> summaries(String metric) {
    return runs.stream().map(run -> Optional.ofNullable(run.metrics().get(metric))).toList();
  }

  private Map<String, List<Series>> curves(Map<String, List<Optional<MetricSummary>>> summaries) {
    Map<String, List<Series>> curves = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    summaries.forEach(
        (metric, byRun) -> {
          boolean isCurve = byRun.stream().flatMap(Optional::stream).anyMatch(m -> m.points() > 1);
          if (isCurve && options.curvePoints() > 0) {
            if ((curves.size() + 1L) * runs.size() <= MOST_SERIES) {
              curves.put(metric, series(metric, byRun));
            } else {
              left.add(metric);
            }
          }
        });
    if (!left.isEmpty()) {
      notes.add(
          "Curves of %s are left out: for %s runs there are at most %s curves. Maybe name fewer metrics."
              .formatted(
                  left, String.valueOf(runs.size()), String.valueOf(MOST_SERIES / runs.size())));
    }
    return curves;
  }

  private List<Series> series(String metric, List<Optional<MetricSummary>> byRun) {
    SeriesWindow window = SeriesWindow.all().points(options.curvePoints());
    List<Series> series = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      series.add(
          byRun.get(i).isPresent()
              ? source.series(runs.get(i).id(), metric, window)
              : new Series(metric, List.of(), 0));
    }
    return series;
  }
}
