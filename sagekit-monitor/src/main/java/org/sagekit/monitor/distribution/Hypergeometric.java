package org.sagekit.monitor.distribution;

/**
 * How many marked rows a draw without replacement holds.
 *
 * @param total how many rows there are
 * @param marked how many of them are marked
 * @param drawn how many are drawn
 */
public record Hypergeometric(long total, long marked, long drawn) {

  /** The fewest that there can be. */
  long least() {
    return Math.max(0, drawn + marked - total);
  }

  long greatest() {
    return Math.min(drawn, marked);
  }

  double probability(long k) {
    if (k < least() || k > greatest()) {
      return 0;
    }
    return Math.exp(ways(marked, k) + ways(total - marked, drawn - k) - ways(total, drawn));
  }

  private static double ways(long n, long k) {
    return LogFactorial.of(n) - LogFactorial.of(k) - LogFactorial.of(n - k);
  }

  private long mode() {
    double mode = (drawn + 1.0) * (marked + 1.0) / (total + 2.0);
    return Math.max(least(), Math.min(greatest(), (long) mode));
  }

  /** The chance of one more, in units of that of k. */
  double up(long k) {
    return (double) (marked - k) / (k + 1) * (drawn - k) / (total - marked - drawn + k + 1);
  }

  /** The chance of one fewer, in units of that of k. */
  double down(long k) {
    return (double) k / (marked - k + 1) * (total - marked - drawn + k) / (drawn - k + 1);
  }

  /** A figure of a count. */
  public interface Figure {

    /**
     * The figure.
     *
     * @param k marked rows in the draw
     * @return any number
     */
    double of(long k);
  }

  /**
   * The mean of a figure, over all counts whose chance is not below that of no number at all.
   *
   * @param figure of a count
   * @return its expectation
   */
  public double mean(Figure figure) {
    double one = probability(mode());
    double sum = 0;
    for (long k = mode(); k <= greatest() && one > 0; k++) {
      sum += one * figure.of(k);
      one *= up(k);
    }
    one = probability(mode());
    for (long k = mode(); k > least() && one > 0; k--) {
      one *= down(k);
      sum += one * figure.of(k - 1);
    }
    return sum;
  }

  /**
   * A draw by inversion that starts at the likeliest count and goes to both sides in turn, so that
   * it takes about as many steps as the deviation is wide.
   *
   * @param uniform from 0 to below 1
   * @return how many marked rows the draw holds
   */
  public int at(double uniform) {
    if (least() == greatest()) {
      return (int) least();
    }
    long low = mode();
    long high = low;
    double pLow = probability(low);
    double pHigh = pLow;
    double left = uniform - pLow;
    while (left >= 0 && (low > least() || high < greatest())) {
      if (high < greatest()) {
        pHigh *= up(high++);
        left -= pHigh;
        if (left < 0) {
          return (int) high;
        }
      }
      if (low > least()) {
        pLow *= down(low--);
        left -= pLow;
        if (left < 0) {
          return (int) low;
        }
      }
    }
    return (int) mode();
  }
}
