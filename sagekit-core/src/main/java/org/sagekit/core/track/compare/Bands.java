package org.sagekit.core.track.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sagekit.api.track.search.SeedGroup.BandPoint;
import org.sagekit.api.track.series.Series;

/** How series spread step by step. */
final class Bands {
  private final StudentSpread spread;
  private final int points;

  /**
   * Bands.
   *
   * @param points at how many steps at most
   */
  Bands(StudentSpread spread, int points) {
    this.spread = spread;
    this.points = points;
  }

  /** The band of some series, at steps that one of them has. */
  List<BandPoint> of(List<Series> series) {
    List<Steps> all = series.stream().map(Steps::of).toList();
    List<BandPoint> band = new ArrayList<>();
    for (long step : chosen(all)) {
      band.add(new BandPoint(step, spread.of(all.stream().mapToDouble(one -> one.at(step)))));
    }
    return band;
  }

  /** All steps, or so many of them, evenly picked, the first and the last among them. */
  private List<Long> chosen(List<Steps> all) {
    SortedSet<Long> steps = new TreeSet<>();
    all.forEach(one -> one.addTo(steps));
    if (steps.size() <= points) {
      return List.copyOf(steps);
    }
    List<Long> sorted = List.copyOf(steps);
    List<Long> chosen = new ArrayList<>(points);
    for (int i = 0; i < points; i++) {
      chosen.add(sorted.get((int) ((long) i * (sorted.size() - 1) / (points - 1))));
    }
    return chosen;
  }
}
