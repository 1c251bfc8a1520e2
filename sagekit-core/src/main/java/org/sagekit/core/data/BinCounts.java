package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Histogram;

/**
 * A histogram of numbers that come one by one, without knowing their range: bins of the width of a
 * power of two that begin at its multiples. Where a number would need more bins than there are, the
 * width doubles and neighbours unite, so that all counts are exact and depend on neither order nor
 * division of the numbers. (Only a lower end beyond the range of doubles is moved into it.) For one
 * thread.
 */
final class BinCounts {
  private static final int MOST = 32;

  /** The greatest exponent by which doubles are still whole numbers. */
  private static final int DIGITS = 52;

  private static final int LOWEST = -960;
  private final long[] counts = new long[MOST];
  private int exponent;
  private double scale;
  private long first;
  private long last;
  private boolean empty = true;

  private BinCounts(int exponent) {
    this.exponent = exponent;
    this.scale = Math.scalb(1.0, -exponent);
  }

  static BinCounts ofReals() {
    return new BinCounts(LOWEST);
  }

  /** Of numbers that are whole, so that no bin needs to be narrower than 1. */
  static BinCounts ofWholes() {
    return new BinCounts(0);
  }

  /** Counts a finite number. */
  void add(double value) {
    if (Math.abs(value) * scale >= 0x1p52) {
      coarsen(Math.getExponent(value) - DIGITS + 1);
    }
    long bin = (long) Math.floor(value * scale);
    if (empty) {
      first = bin;
      last = bin;
      empty = false;
    } else if (bin < first || bin > last) {
      bin = fit(bin);
    }
    counts[(int) (bin - first)]++;
  }

  /** Makes room for a bin; its number at the width that results. */
  private long fit(long bin) {
    int steps = 0;
    while ((Math.max(last, bin) >> steps) - (Math.min(first, bin) >> steps) >= MOST) {
      steps++;
    }
    coarsen(exponent + steps);
    long wanted = bin >> steps;
    if (wanted < first) {
      int by = (int) (first - wanted);
      System.arraycopy(counts, 0, counts, by, MOST - by);
      Arrays.fill(counts, 0, by, 0);
      first = wanted;
    }
    last = Math.max(last, wanted);
    return wanted;
  }

  private void coarsen(int wanted) {
    int steps = wanted - exponent;
    if (steps <= 0) {
      return;
    }
    exponent = wanted;
    scale = Math.scalb(1.0, -exponent);
    long[] before = counts.clone();
    Arrays.fill(counts, 0);
    int shift = Math.min(63, steps);
    long newFirst = first >> shift;
    for (int i = 0; i < MOST && !empty; i++) {
      long bin = (first + i) >> shift;
      if (before[i] > 0) {
        counts[(int) (bin - newFirst)] += before[i];
      }
    }
    first = newFirst;
    last = last >> shift;
  }

  Histogram histogram() {
    List<Long> list = new ArrayList<>();
    for (long bin = first; bin <= last && !empty; bin++) {
      list.add(counts[(int) (bin - first)]);
    }
    double width = Math.scalb(1.0, exponent);
    double from = Math.max(-Double.MAX_VALUE, first * width);
    return list.isEmpty() ? Histogram.empty() : new Histogram(from, width, list);
  }
}
