package org.sagekit.core.track.points;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Fewer points of which the same curve is drawn: of each of equal parts of the steps the first, the
 * least, the greatest and the last (Jugel, Jerzak, Hackenbroich and Markl 2014, "M4", VLDB 7(10),
 * section 4). NaN is neither least nor greatest.
 */
public final class Thinning {
  private static final int A_PART = 4;

  private Thinning() {}

  /** The indices of all points in the order of their steps; equal steps stay as they are. */
  public static int[] byStep(PointBuffer points) {
    for (int i = 1; i < points.size(); i++) {
      if (points.step(i) < points.step(i - 1)) {
        return sorted(points);
      }
    }
    return IntStream.range(0, points.size()).toArray();
  }

  private static int[] sorted(PointBuffer points) {
    return IntStream.range(0, points.size())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> points.step(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Chooses.
   *
   * @param order indices by step
   * @param atMost how many to keep, at least 4
   * @return a part of {@code order}
   */
  public static int[] of(PointBuffer points, int[] order, int atMost) {
    if (order.length <= atMost) {
      return order;
    }
    int parts = atMost / A_PART;
    long start = points.step(order[0]);
    double width = distance(start, points.step(order[order.length - 1])) / parts;
    int[] kept = new int[parts * A_PART];
    int size = 0;
    int begin = 0;
    for (int part = 0; part < parts && begin < order.length; part++) {
      double edge = part == parts - 1 ? Double.POSITIVE_INFINITY : (part + 1) * width;
      int end = begin;
      while (end < order.length && distance(start, points.step(order[end])) < edge) {
        end++;
      }
      if (end > begin) {
        size = keep(points, order, begin, end, kept, size);
      }
      begin = end;
    }
    return Arrays.copyOf(kept, size);
  }

  /** Taken before it is rounded: great steps, such as nanoseconds, lie close to each other. */
  private static double distance(long from, long to) {
    long unsigned = to - from;
    return unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0;
  }

  private static int keep(
      PointBuffer points, int[] order, int begin, int end, int[] kept, int size) {
    int least = begin;
    int greatest = begin;
    for (int i = begin + 1; i < end; i++) {
      double value = points.value(order[i]);
      double low = points.value(order[least]);
      double high = points.value(order[greatest]);
      if (value < low || Double.isNaN(low)) {
        least = i;
      }
      if (value > high || Double.isNaN(high)) {
        greatest = i;
      }
    }
    int[] places = {begin, Math.min(least, greatest), Math.max(least, greatest), end - 1};
    int next = size;
    for (int i = 0; i < places.length; i++) {
      if (i == 0 || places[i] != places[i - 1]) {
        kept[next++] = order[places[i]];
      }
    }
    return next;
  }
}
