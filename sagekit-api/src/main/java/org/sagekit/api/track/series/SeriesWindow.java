package org.sagekit.api.track.series;

import org.sagekit.api.Problems;

/**
 * Which part of a series is wanted, and how finely. Immutable: each method returns a new one.
 *
 * @param from the first step
 * @param to the last step
 * @param points at most so many points; of more, those are kept that a chart of a quarter as many
 *     pixels would be drawn by: of each equal part of the steps the first, the least, the greatest
 *     and the last (Jugel et al. 2014, M4, section 4). So no peak is lost.
 */
public record SeriesWindow(long from, long to, int points) {

  /** Refuses a window that ends before it begins, or of fewer than four points. */
  public SeriesWindow {
    Problems.of("SeriesWindow")
        .require(from <= to, "to", "at least from = " + from, to)
        .require(points >= 4, "points", "at least 4", points)
        .throwIfAny();
  }

  /**
   * All points.
   *
   * @return the whole series
   */
  public static SeriesWindow all() {
    return new SeriesWindow(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * The same, thinned.
   *
   * @param atMost how many points, at least 4
   * @return a new window
   */
  public SeriesWindow points(int atMost) {
    return new SeriesWindow(from, to, atMost);
  }

  /**
   * The same between two steps, both included.
   *
   * @param first the first step
   * @param last the last step
   * @return a new window
   */
  public SeriesWindow steps(long first, long last) {
    return new SeriesWindow(first, last, points);
  }
}
