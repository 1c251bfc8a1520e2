package org.sagekit.core.track.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.sagekit.api.track.series.Series;

/** A series by its steps, each once. Immutable. */
final class Steps {
  private final long[] steps;
  private final double[] values;
  private final boolean isThinned;

  private Steps(long[] steps, double[] values, boolean isThinned) {
    this.steps = steps;
    this.values = values;
    this.isThinned = isThinned;
  }

  /** Of points of one step, the one logged last counts. */
  static Steps of(Series series) {
    List<Series.Point> points = series.points();
    long[] steps = new long[points.size()];
    double[] values = new double[points.size()];
    int size = 0;
    for (Series.Point point : points) {
      if (size == 0 || steps[size - 1] != point.step()) {
        size++;
      }
      steps[size - 1] = point.step();
      values[size - 1] = point.value();
    }
    boolean isThinned = series.of() > points.size();
    return new Steps(Arrays.copyOf(steps, size), Arrays.copyOf(values, size), isThinned);
  }

  void addTo(Collection<Long> all) {
    for (long step : steps) {
      all.add(step);
    }
  }

  /**
   * The value at a step; between points that were thinned out, on the line; NaN if there is none.
   */
  double at(long step) {
    int found = Arrays.binarySearch(steps, step);
    if (found >= 0) {
      return values[found];
    }
    int after = -found - 1;
    if (!isThinned || after == 0 || after == steps.length) {
      return Double.NaN;
    }
    double from = steps[after - 1];
    double share = (step - from) / (steps[after] - from);
    return values[after - 1] * (1 - share) + values[after] * share;
  }
}
