package org.sagekit.core.data.profile;

import java.util.Arrays;
import org.sagekit.api.Problems;

/**
 * The numbers that a {@link KllSketch} held at some time, ascending, each with how many are no
 * greater. Immutable.
 */
public final class Ranks {
  private final double[] values;
  private final long[] upTo;

  private Ranks(double[] values, long[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /** Of levels of which all but the first are in ascending order. */
  static Ranks of(double[][] levels) {
    Arrays.sort(levels[0]);
    double[] values = new double[Arrays.stream(levels).mapToInt(level -> level.length).sum()];
    long[] upTo = new long[values.length];
    int[] next = new int[levels.length];
    long rank = 0;
    for (int i = 0; i < values.length; i++) {
      int least = least(levels, next);
      values[i] = levels[least][next[least]++];
      rank += 1L << least;
      upTo[i] = rank;
    }
    return new Ranks(values, upTo);
  }

  private static int least(double[][] levels, int[] next) {
    int least = -1;
    for (int level = 0; level < levels.length; level++) {
      boolean there = next[level] < levels[level].length;
      if (there && (least < 0 || levels[level][next[level]] < levels[least][next[least]])) {
        least = level;
      }
    }
    return least;
  }

  /**
   * How many numbers had come.
   *
   * @return zero or more
   */
  public long count() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /**
   * The number at a share of the ranks.
   *
   * @param share from 0 to 1: 0.5 for the median
   * @return the least number held such that at least this share is no greater; NaN if no number
   *     came
   * @throws IllegalArgumentException if the share is out of range
   */
  public double quantile(double share) {
    Problems.of("Ranks")
        .require(share >= 0 && share <= 1, "share", "from 0 to 1", share)
        .throwIfAny();
    if (values.length == 0) {
      return Double.NaN;
    }
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] < share * count()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return values[low];
  }

  /**
   * The share of numbers that are no greater than one.
   *
   * @param value any number
   * @return from 0 to 1; NaN if no number came
   */
  public double rank(double value) {
    return count() == 0 ? Double.NaN : (double) atMost(value) / count();
  }

  private long atMost(double value) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : upTo[low - 1];
  }

  /**
   * How many numbers lie between edges: Deequ's buckets.
   *
   * @param edges ascending
   * @return one count fewer than edges: numbers from an edge to below the next, the last also those
   *     equal to it
   */
  public long[] counts(double... edges) {
    long[] counts = new long[Math.max(0, edges.length - 1)];
    for (int i = 0; i < counts.length; i++) {
      long to = i == counts.length - 1 ? atMost(edges[i + 1]) : below(edges[i + 1]);
      counts[i] = to - below(edges[i]);
    }
    return counts;
  }

  private long below(double value) {
    return value == Double.NEGATIVE_INFINITY ? 0 : atMost(Math.nextDown(value));
  }
}
