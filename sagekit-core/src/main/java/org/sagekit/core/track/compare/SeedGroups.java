package org.sagekit.core.track.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.CompareOptions;
import org.sagekit.api.track.search.SeedGroup;
import org.sagekit.api.track.search.SeedGroup.BandPoint;
import org.sagekit.api.track.search.Spread;
import org.sagekit.api.track.series.Series;

/** Puts repetitions of one run together. */
final class SeedGroups {
  private final CompareOptions options;
  private final List<String> metrics;
  private final Map<String, List<Series>> curves;
  private final StudentSpread spread = new StudentSpread();

  SeedGroups(CompareOptions options, List<String> metrics, Map<String, List<Series>> curves) {
    this.options = options;
    this.metrics = metrics;
    this.curves = curves;
  }

  /**
   * The groups of some runs.
   *
   * @param differing the names of the parameters that differ among them
   */
  List<SeedGroup> of(List<TrackedRun> runs, SortedSet<String> differing) {
    SortedSet<String> apart = new TreeSet<>(differing);
    apart.removeIf(options::isSeed);
    Map<Map<String, String>, List<Integer>> placesByParams = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      placesByParams
          .computeIfAbsent(ParamTable.of(runs.get(i), apart), key -> new ArrayList<>())
          .add(i);
    }
    List<SeedGroup> groups = new ArrayList<>();
    placesByParams.forEach((params, places) -> groups.add(group(runs, params, places)));
    return groups;
  }

  private SeedGroup group(List<TrackedRun> runs, Map<String, String> params, List<Integer> places) {
    List<TrackedRun> members = places.stream().map(runs::get).toList();
    Map<String, SeedGroup.Figures> figures = new LinkedHashMap<>();
    metrics.forEach(metric -> figures.put(metric, figures(members, metric)));
    Map<String, List<BandPoint>> bands = new LinkedHashMap<>();
    curves.forEach((metric, series) -> bands.put(metric, band(series, places)));
    return new SeedGroup(members.stream().map(TrackedRun::id).toList(), params, figures, bands);
  }

  private SeedGroup.Figures figures(List<TrackedRun> members, String metric) {
    return new SeedGroup.Figures(
        spread(members, metric, MetricSummary::last),
        spread(members, metric, MetricSummary::min),
        spread(members, metric, MetricSummary::max));
  }

  private Spread spread(
      List<TrackedRun> members, String metric, ToDoubleFunction<MetricSummary> figure) {
    return spread.of(
        members.stream()
            .filter(run -> run.metrics().containsKey(metric))
            .mapToDouble(run -> figure.applyAsDouble(run.metrics().get(metric))));
  }

  private List<BandPoint> band(List<Series> series, List<Integer> places) {
    return new Bands(spread, options.curvePoints()).of(places.stream().map(series::get).toList());
  }
}
