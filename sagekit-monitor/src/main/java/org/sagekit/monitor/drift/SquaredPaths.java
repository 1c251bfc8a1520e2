package org.sagekit.monitor.drift;

import java.util.HashMap;
import java.util.Map;

/**
 * The exact distribution of Cram&eacute;r and von Mises' statistic over all orders in which two
 * small pooled samples could have come, ties included: the orders are paths through a grid, and
 * each carries its sum of squares (Xiao, Gordon &amp; Yakovlev 2006, "A C++ program for the
 * Cram&eacute;r-von Mises two-sample test", section 2).
 */
final class SquaredPaths {
  private final int[] sizes;
  private final long[] weightAt;
  private final long observed;

  /** Twice the weight of each gap, by how many values lie below it; 0 within ties. */
  SquaredPaths(Counts counts) {
    int last = counts.distinct() - 1;
    this.sizes = new int[] {counts.thenSize(), counts.nowSize()};
    this.weightAt = new long[sizes[0] + sizes[1] + 1];
    long sum = 0;
    for (int gap = 0; gap < last; gap++) {
      weightAt[(int) counts.both(gap)] = counts.both(gap + 1) - counts.both(gap - 1);
      sum += square(counts.then()[gap], counts.now()[gap]);
    }
    this.observed = sum;
  }

  private long square(int i, int j) {
    long distance = (long) i * sizes[1] - (long) j * sizes[0];
    return weightAt[i + j] * distance * distance;
  }

  /** The share of the orders whose sum is at least as great. */
  double beyond() {
    Map<Long, Double>[] row = newRow(sizes[1] + 1);
    for (int i = 0; i <= sizes[0]; i++) {
      for (int j = 0; j <= sizes[1]; j++) {
        Map<Long, Double> shares = new HashMap<>();
        if (i + j == 0) {
          shares.put(0L, 1.0);
        }
        if (i > 0) {
          add(row[j], (double) i / (i + j), square(i, j), shares);
        }
        if (j > 0) {
          add(row[j - 1], (double) j / (i + j), square(i, j), shares);
        }
        row[j] = shares;
      }
    }
    return Math.min(1, row[sizes[1]].getOrDefault(observed, 0.0));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Long, Double>[] newRow(int length) {
    Map<Long, Double>[] row = new Map[length];
    java.util.Arrays.setAll(row, j -> new HashMap<>());
    return row;
  }

  /** All sums that reach the observed one are kept as that one. */
  private void add(Map<Long, Double> from, double share, long square, Map<Long, Double> to) {
    from.forEach(
        (sum, one) -> to.merge(Math.min(observed, sum + square), one * share, Double::sum));
  }
}
