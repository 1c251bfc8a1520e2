package org.sagekit.core.track.exchange.server;

import java.util.function.Consumer;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;

/**
 * Reads a series in parts that fit into memory, halving the range of steps until they do. Points of
 * one step are never parted.
 */
record SeriesParts(Tracker tracker, String run, String metric) {
  private static final int LARGEST = 100_000;
  private static final int FEWEST = 4;

  void forEach(Consumer<Series.Point> each) {
    Series ends = tracker.series(run, metric, SeriesWindow.all().points(FEWEST));
    if (!ends.points().isEmpty()) {
      long first = ends.points().get(0).step();
      long last = ends.points().get(ends.points().size() - 1).step();
      between(first, last, ends.of(), each);
    }
  }

  private void between(long first, long last, long number, Consumer<Series.Point> each) {
    if (number <= LARGEST || first == last) {
      SeriesWindow all = SeriesWindow.all().steps(first, last);
      tracker.series(run, metric, all).points().forEach(each);
      return;
    }
    long middle = (first & last) + ((first ^ last) >> 1);
    long below = tracker.series(run, metric, window(first, middle)).of();
    between(first, middle, below, each);
    between(middle + 1, last, number - below, each);
  }

  private static SeriesWindow window(long first, long last) {
    return SeriesWindow.all().steps(first, last).points(FEWEST);
  }
}
