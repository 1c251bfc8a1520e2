package org.sagekit.monitor.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;

/**
 * Where one bin of numbers ends and the next begins: the quantiles of some values of both sides,
 * rounded so that they can be read.
 *
 * @param starts of all bins but the first, ascending
 * @param times whether the numbers are times
 */
record Edges(double[] starts, boolean times) {
  /** So many values of each side are enough to place edges. */
  private static final int ENOUGH = 4_000;

  private static final MathContext DIGITS = new MathContext(7);

  static Edges of(ColumnPair pair, int most) {
    double[] values = DoubleStream.concat(some(pair.then()), some(pair.now())).sorted().toArray();
    boolean times = pair.field().type() == FieldType.DATETIME;
    if (values.length == 0) {
      return new Edges(values, times);
    }
    double spread = at(values, 0.95) - at(values, 0.05);
    double[] starts =
        IntStream.range(1, most)
            .mapToDouble(i -> at(values, (double) i / most))
            .map(value -> times ? value : rounded(value, spread))
            .filter(Double::isFinite)
            .filter(value -> value > values[0])
            .distinct()
            .sorted()
            .toArray();
    return new Edges(starts, times);
  }

  private static double at(double[] values, double share) {
    return values[(int) Math.min(values.length - 1, share * values.length)];
  }

  /** Evenly spaced, as many of each side; a column in some order is no worse than any other. */
  private static DoubleStream some(Column column) {
    int taken = Math.min(ENOUGH, column.size());
    return IntStream.range(0, taken)
        .mapToDouble(i -> column.number((int) ((long) i * column.size() / taken)))
        .filter(value -> !Double.isNaN(value));
  }

  /** To a hundredth of the spread or finer. */
  private static double rounded(double value, double spread) {
    if (!Double.isFinite(value) || !Double.isFinite(spread) || spread <= 0) {
      return value;
    }
    double step = Math.pow(10, Math.floor(Math.log10(spread)) - 2);
    double steps = Math.rint(value / step);
    if (!Double.isFinite(steps)) {
      return value;
    }
    return BigDecimal.valueOf(steps)
        .multiply(new BigDecimal(step, new MathContext(1)))
        .doubleValue();
  }

  int bins() {
    return starts.length + 1;
  }

  BinFinder finder() {
    return new BinFinder(starts);
  }

  String label(int bin) {
    if (starts.length == 0) {
      return "all";
    }
    if (bin == 0) {
      return "below " + text(starts[0]);
    }
    return bin == starts.length
        ? text(starts[bin - 1]) + " and more"
        : text(starts[bin - 1]) + " to " + text(starts[bin]);
  }

  private String text(double value) {
    if (times) {
      return Instant.ofEpochMilli((long) value).toString();
    }
    BigDecimal shown = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
    return plain ? shown.toPlainString() : shown.toString();
  }
}
