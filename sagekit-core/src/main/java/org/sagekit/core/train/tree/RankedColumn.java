package org.sagekit.core.train.tree;

import java.util.Arrays;
import org.sagekit.api.Problems;

/**
 * A column of numbers, each replaced by its rank among the different values, so that trees compare
 * and count small integers. Exact up to {@value #MOST_RANKS} different values; of more, neighbours
 * share a rank, about equally many rows each. Takes 2 bytes a row. Immutable.
 */
public final class RankedColumn {
  /** How many ranks there are at most. */
  public static final int MOST_RANKS = 1 << 16;

  /** The rank of each row. */
  final char[] codes;

  /** The least value of each rank, ascending. */
  private final double[] least;

  /** The greatest value of each rank; less than the least of the next. */
  private final double[] greatest;

  private RankedColumn(char[] codes, double[] least, double[] greatest) {
    this.codes = codes;
    this.least = least;
    this.greatest = greatest;
  }

  /**
   * Ranks values.
   *
   * @param values one a row, at least one, all finite
   * @return the column
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static RankedColumn of(double[] values) {
    return of(values, MOST_RANKS);
  }

  /** With fewer ranks, so that a test need not have so many rows. */
  static RankedColumn of(double[] values, int mostRanks) {
    Problems.of("RankedColumn")
        .require(values.length > 0, "values", "at least one", values.length)
        .require(Arrays.stream(values).allMatch(Double::isFinite), "values", "finite", "not all")
        .throwIfAny();
    double[] sorted = values.clone();
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] += 0.0; // -0.0 and 0.0 are one value
    }
    Arrays.sort(sorted);
    double[] least = new double[Math.min(sorted.length, mostRanks)];
    double[] greatest = new double[least.length];
    int ranks = ranks(sorted, least, greatest);
    double[] ends = Arrays.copyOf(greatest, ranks);
    char[] codes = new char[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (char) firstNotBelow(ends, values[row]);
    }
    return new RankedColumn(codes, Arrays.copyOf(least, ranks), ends);
  }

  /** Fills the ends of the ranks; equal values always share one. Returns how many there are. */
  private static int ranks(double[] sorted, double[] least, double[] greatest) {
    boolean exact = distinct(sorted) <= least.length;
    int ranks = 0;
    int from = 0;
    while (from < sorted.length) {
      int left = least.length - ranks;
      int wanted = exact ? 1 : (sorted.length - from + left - 1) / left;
      int last = from + wanted - 1;
      while (last + 1 < sorted.length && sorted[last + 1] == sorted[last]) {
        last++;
      }
      least[ranks] = sorted[from];
      greatest[ranks] = sorted[last];
      ranks++;
      from = last + 1;
    }
    return ranks;
  }

  private static int distinct(double[] sorted) {
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  private static int firstNotBelow(double[] ends, double value) {
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * How many rows there are.
   *
   * @return at least 1
   */
  public int size() {
    return codes.length;
  }

  /**
   * How many ranks there are.
   *
   * @return from 1 to {@link #MOST_RANKS}
   */
  public int ranks() {
    return least.length;
  }

  double least(int rank) {
    return least[rank];
  }

  double greatest(int rank) {
    return greatest[rank];
  }

  /** The middle between a rank and a greater one, but below every value of the greater one. */
  double between(int rank, int greater) {
    double middle = greatest[rank] / 2 + least[greater] / 2;
    return middle >= greatest[rank] && middle < least[greater] ? middle : greatest[rank];
  }

  /** The greatest rank from {@code from} to {@code to} whose values are all at most a value. */
  int lastUpTo(double value, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (greatest[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
