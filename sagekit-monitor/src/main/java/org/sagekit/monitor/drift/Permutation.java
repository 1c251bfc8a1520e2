package org.sagekit.monitor.drift;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.sagekit.monitor.distribution.Hypergeometric;

/**
 * The permutation test of a pooled sample that lies in cells: how often a draw of as many rows as
 * the smaller sample has is as far out as that sample.
 *
 * <p>It stops as soon as {@value #ENOUGH} draws were as far out, which is early unless there is
 * something to be found (Besag &amp; Clifford 1991, "Sequential Monte Carlo p-values"), and after
 * {@value #MOST} draws otherwise. The observed sample counts as a draw, so that the p-value is
 * valid and never 0 (Phipson &amp; Smyth 2010, "Permutation p-values should never be zero").
 *
 * @param cells how many rows of the pooled sample each cell holds
 * @param drawn how many rows the smaller sample has
 */
record Permutation(int[] cells, int drawn) {
  static final int MOST = 9_999;
  static final int ENOUGH = 50;

  /** Statistics that differ by rounding only count as equal. */
  private static final double SAME = 1e-9;

  /**
   * The p-value.
   *
   * @param observed how many rows of the smaller sample each cell holds
   * @param statistic of such counts; not negative, the greater the farther out
   * @param beyond a valid p-value of another test, asked for when no draw was as far out: then this
   *     test's is at most 1 / 10,000, and below that the other's is taken. A level below 1 / 10,000
   *     is undercut only if the other test's p-value is; any other only if the draws say so
   */
  double pValue(int[] observed, ToDoubleFunction<int[]> statistic, DoubleSupplier beyond) {
    double limit = statistic.applyAsDouble(observed) * (1 - SAME);
    if (!(limit > SAME * SAME)) {
      return 1;
    }
    if (cells.length == 2) {
      return exact(statistic, limit);
    }
    Urn urn = Urn.of(cells, drawn, seed(observed));
    int[] counts = new int[cells.length];
    int asFar = 0;
    for (int draws = 1; draws <= MOST; draws++) {
      urn.draw(counts);
      asFar += statistic.applyAsDouble(counts) >= limit ? 1 : 0;
      if (asFar == ENOUGH) {
        return (double) ENOUGH / draws;
      }
    }
    double p = (asFar + 1.0) / (MOST + 1);
    return asFar > 0 ? p : Math.min(p, beyond.getAsDouble());
  }

  /**
   * The same for the same samples, whichever comes first and in whatever order their rows come; but
   * others for others: if all samples met the same draws, they would share those draws' error.
   */
  private long seed(int[] observed) {
    long seed = drawn;
    for (int cell = 0; cell < cells.length; cell++) {
      int other = cells[cell] - observed[cell];
      seed = mixed(mixed(seed, Math.min(observed[cell], other)), Math.max(observed[cell], other));
    }
    return seed;
  }

  /** By the golden ratio, as Steele, Lea and Flood 2014 do. */
  private static long mixed(long seed, int count) {
    long mixed = (seed ^ count) * 0x9E37_79B9_7F4A_7C15L;
    return mixed ^ mixed >>> 29;
  }

  /** Of two cells all draws can be looked at. */
  private double exact(ToDoubleFunction<int[]> statistic, double limit) {
    Hypergeometric first = new Hypergeometric((long) cells[0] + cells[1], cells[0], drawn);
    int[] counts = new int[2];
    double p =
        first.mean(
            k -> {
              counts[0] = (int) k;
              counts[1] = drawn - counts[0];
              return statistic.applyAsDouble(counts) >= limit ? 1 : 0;
            });
    return Math.min(1, p);
  }
}
