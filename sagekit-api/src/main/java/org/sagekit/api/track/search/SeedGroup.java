package org.sagekit.api.track.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Repetitions of one run: their parameters agree, but for those that seed their randomness. A run
 * that was not repeated is a group of its own. Immutable.
 *
 * @param runs the identities of the runs, in the order in which they were compared
 * @param params what sets this group off from the others: the parameters that differ among the runs
 *     that were compared and are no seeds, by name
 * @param figures each metric that was compared, by name
 * @param bands the course of each metric over the steps, by name; empty without curves
 */
public record SeedGroup(
    List<String> runs,
    Map<String, String> params,
    Map<String, Figures> figures,
    Map<String, List<BandPoint>> bands) {

  /** Copies the parts, in their order. */
  public SeedGroup {
    runs = List.copyOf(runs);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    Map<String, List<BandPoint>> copy = new LinkedHashMap<>();
    bands.forEach((metric, points) -> copy.put(metric, List.copyOf(points)));
    bands = Collections.unmodifiableMap(copy);
  }

  /**
   * How the figures of a metric spread.
   *
   * @param last the last value of each series
   * @param min the least
   * @param max the greatest
   */
  public record Figures(Spread last, Spread min, Spread max) {}

  /**
   * How a metric spreads at a step. Where a series was thinned, it counts between two of its points
   * with the straight line that joins them; beyond its ends it does not count.
   *
   * @param step the epoch, round or fold
   * @param value over the repetitions that have one there
   */
  public record BandPoint(long step, Spread value) {}
}
