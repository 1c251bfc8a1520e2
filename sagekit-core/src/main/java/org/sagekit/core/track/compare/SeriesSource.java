package org.sagekit.core.track.compare;

import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;

/** Where the points of a metric come from. */
@FunctionalInterface
public interface SeriesSource {

  /**
   * Reads.
   *
   * @param run the identity of a run
   * @param metric its name
   * @param window which part, and how finely
   * @return the points
   */
  Series series(String run, String metric, SeriesWindow window);
}
