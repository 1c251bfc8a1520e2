package org.sagekit.api.track.series;

import java.time.Instant;
import java.util.List;

/**
 * Points of one metric of one run, by step; points of one step are in the order in which they were
 * logged. Immutable.
 *
 * @param metric its name
 * @param points what was asked for
 * @param of how many points the window has in all; greater than the number of {@code points} if the
 *     series was thinned
 */
public record Series(String metric, List<Point> points, long of) {

  /** Copies the points. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param step the epoch, round or fold
   * @param time when it was logged
   * @param value the figure, may be NaN or infinite
   */
  public record Point(long step, Instant time, double value) {}
}
