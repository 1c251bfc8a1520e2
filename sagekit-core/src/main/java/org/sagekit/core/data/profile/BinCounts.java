package org.sagekit.core.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Histogram;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

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

  private static final long FARTHEST = 1L << (DIGITS + 1);
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

  /** Counts the finite ones of some numbers of a block. */
  void add(double[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Math.abs(block[i]) <= Double.MAX_VALUE) {
        add(block[i]);
      }
    }
  }

  /** Adds the counts of another, both with reals or both with wholes. */
  void merge(BinCounts other) {
    if (other.empty) {
      return;
    }
    BinCounts finer = other.copy();
    finer.coarsen(exponent);
    coarsen(finer.exponent);
    if (empty) {
      first = finer.first;
      last = finer.first;
      empty = false;
    }
    for (long bin = finer.first; bin <= finer.last; bin++) {
      long count = finer.counts[(int) (bin - finer.first)];
      if (count > 0) {
        addTo(bin, finer.exponent, count);
      }
    }
  }

  private void addTo(long bin, int exponentOfBin, long count) {
    long here = bin >> Math.min(63, exponent - exponentOfBin);
    long fitted = here < first || here > last ? fit(here) : here;
    counts[(int) (fitted - first)] += count;
  }

  private BinCounts copy() {
    BinCounts copy = new BinCounts(exponent);
    System.arraycopy(counts, 0, copy.counts, 0, MOST);
    copy.first = first;
    copy.last = last;
    copy.empty = empty;
    return copy;
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

  void write(Encoder out) {
    out.number(exponent).flag(empty).big(first).number((int) (last - first));
    for (long bin = first; bin <= last; bin++) {
      out.big(counts[(int) (bin - first)]);
    }
  }

  static BinCounts read(Decoder in) {
    BinCounts bins = new BinCounts(in.number(LOWEST, Double.MAX_EXPONENT));
    bins.empty = in.flag();
    bins.first = in.big();
    // Not by the absolute value, which the least long does not have.
    in.require(
        bins.first >= -FARTHEST && bins.first <= FARTHEST, "the number of a bin", bins.first);
    bins.last = bins.first + in.number(0, MOST - 1);
    for (long bin = bins.first; bin <= bins.last; bin++) {
      bins.counts[(int) (bin - bins.first)] = Counts.read(in);
    }
    in.valid(bins::histogram);
    return bins;
  }
}
