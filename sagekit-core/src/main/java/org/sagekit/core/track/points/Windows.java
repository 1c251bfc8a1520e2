package org.sagekit.core.track.points;

import java.util.Arrays;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;

/** The part of a series that is looked at. */
public final class Windows {

  private Windows() {}

  /** By step, between the window's ends, thinned to the window's number of points. */
  public static Series of(String metric, PointBuffer points, SeriesWindow window) {
    int[] inside = inside(points, Thinning.byStep(points), window);
    int[] kept = Thinning.of(points, inside, window.points());
    long[] steps = new long[kept.length];
    long[] times = new long[kept.length];
    double[] values = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      steps[i] = points.step(kept[i]);
      times[i] = points.time(kept[i]);
      values[i] = points.value(kept[i]);
    }
    return Series.of(metric, steps, times, values, inside.length);
  }

  private static int[] inside(PointBuffer points, int[] order, SeriesWindow window) {
    int begin = 0;
    int end = order.length;
    while (begin < end && points.step(order[begin]) < window.from()) {
      begin++;
    }
    while (end > begin && points.step(order[end - 1]) > window.to()) {
      end--;
    }
    return begin == 0 && end == order.length ? order : Arrays.copyOfRange(order, begin, end);
  }
}
