package org.sagekit.api.track.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Summary;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.series.Series;

/**
 * Runs side by side. Immutable.
 *
 * @param runs what is compared
 * @param differing the parameters that differ, by name: a value for each run, empty where it has
 *     none
 * @param agreeing the parameters that all runs have with the same value, by name
 * @param metrics each metric by name: a summary for each run, empty where it has none
 * @param curves the series of each metric of more than one point, by name: one for each run,
 *     without points where it has none
 * @param groups repetitions of one run with different seeds, in the order of their first runs
 * @param notes what was left out, a sentence each
 */
public record RunComparison(
    List<TrackedRun> runs,
    Map<String, List<Optional<String>>> differing,
    Map<String, String> agreeing,
    Map<String, List<Optional<MetricSummary>>> metrics,
    Map<String, List<Series>> curves,
    List<SeedGroup> groups,
    List<String> notes)
    implements Summary.Source {

  /** Copies the parts, in their order. */
  public RunComparison {
    runs = List.copyOf(runs);
    differing = copyOfLists(differing);
    agreeing = Collections.unmodifiableMap(new LinkedHashMap<>(agreeing));
    metrics = copyOfLists(metrics);
    curves = copyOfLists(curves);
    groups = List.copyOf(groups);
    notes = List.copyOf(notes);
  }

  private static <V> Map<String, List<V>> copyOfLists(Map<String, List<V>> map) {
    Map<String, List<V>> copy = new LinkedHashMap<>();
    map.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  @Override
  public Summary summary() {
    return new ComparisonSummary(this).summary();
  }
}
