package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A range of numbers that ends at round ones, after Heckbert (1990), "Nice numbers for graph
 * labels", Graphics Gems.
 *
 * @param low where it begins, a multiple of the step
 * @param high where it ends, a multiple of the step, above {@code low}
 * @param step 1, 2 or 5 times a power of ten
 */
record Axis(double low, double high, double step) {
  /** Beyond, the span of two numbers or its multiples are no longer finite. */
  private static final double LIMIT = 1e300;

  /** The axis of some values, of which those that are not finite don't count. */
  static Axis of(DoubleStream values, int ticks) {
    var range =
        values
            .filter(Double::isFinite)
            .map(v -> Math.max(-LIMIT, Math.min(LIMIT, v)))
            .summaryStatistics();
    if (range.getCount() == 0) {
      return new Axis(0, 1, 0.5);
    }
    double low = range.getMin();
    double high = range.getMax();
    double span = high - low;
    if (span <= Math.max(Math.abs(low), Math.abs(high)) * 1e-12) {
      double around = low == 0 ? 1 : Math.abs(low) / 2;
      return around(low - around, low + around, ticks);
    }
    return around(low, high, ticks);
  }

  private static Axis around(double low, double high, int ticks) {
    double step = Math.max(Double.MIN_NORMAL, round((high - low) / Math.max(1, ticks - 1)));
    return new Axis(
        Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
  }

  private static double round(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(span)));
    double fraction = span / power;
    double nice = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10;
    return nice * power;
  }

  /** Where a value stands, from 0 at the beginning to 1 at the end; held inside. */
  double share(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }

  /** The round numbers, both ends included. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((high - low) / step);
    for (long i = 0; i <= Math.min(count, 20); i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** The label of a tick: as many decimals as the step has. */
  String label(double tick) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (largest >= 1e7 || step < 1e-6) {
      return Math.abs(tick) < step / 2 ? "0" : Figures.brief(tick);
    }
    return Figures.fixed(tick, (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  }
}
