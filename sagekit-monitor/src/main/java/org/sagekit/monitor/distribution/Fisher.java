package org.sagekit.monitor.distribution;

/**
 * Fisher's exact test of two shares (Fisher 1922): of all {@code total} rows {@code marked} bear a
 * mark, and {@code drawn} rows hold {@code found} of those. All counts are from 0 to {@code total}.
 */
public final class Fisher {
  /** Probabilities that differ by rounding only count as equal. */
  private static final double SAME = 1 + 1e-7;

  private static final double NEGLIGIBLE = 1e-18;

  private Fisher() {}

  /**
   * How likely a draw is that is at most as likely as the one that was found.
   *
   * @param found marked rows among those drawn
   * @param drawn how many rows were drawn
   * @param marked how many rows bear the mark
   * @param total how many rows there are
   * @return the p-value, from 0 to 1
   */
  public static double twoSided(long found, long drawn, long marked, long total) {
    Hypergeometric draw = new Hypergeometric(total, marked, drawn);
    double limit = draw.probability(found) * SAME;
    return Math.min(1, draw.mean(k -> draw.probability(k) <= limit ? 1 : 0));
  }

  /**
   * How likely a draw is that holds as many marked rows or more.
   *
   * @param found marked rows among those drawn
   * @param drawn how many rows were drawn
   * @param marked how many rows bear the mark
   * @param total how many rows there are
   * @return the p-value, from 0 to 1
   */
  public static double greater(long found, long drawn, long marked, long total) {
    if (found <= (double) drawn * marked / total) {
      return Math.max(0, 1 - below(found, drawn, marked, total));
    }
    Hypergeometric draw = new Hypergeometric(total, marked, drawn);
    double one = draw.probability(found);
    double sum = 0;
    for (long k = found; k <= draw.greatest() && one > sum * NEGLIGIBLE; k++) {
      sum += one;
      one *= draw.up(k);
    }
    return Math.min(1, sum);
  }

  /**
   * Twice the smaller tail, which is quick at any size.
   *
   * @param found marked rows among those drawn
   * @param drawn how many rows were drawn
   * @param marked how many rows bear the mark
   * @param total how many rows there are
   * @return a valid p-value, from 0 to 1
   */
  public static double doubled(long found, long drawn, long marked, long total) {
    double more = greater(found, drawn, marked, total);
    double fewer = greater(drawn - found, drawn, total - marked, total);
    return Math.min(1, 2 * Math.min(more, fewer));
  }

  /** Of fewer than {@code found}, which are fewer than are to be expected; outermost last. */
  private static double below(long found, long drawn, long marked, long total) {
    Hypergeometric draw = new Hypergeometric(total, marked, drawn);
    double sum = 0;
    double one = found > draw.least() ? draw.probability(found - 1) : 0;
    for (long k = found - 1; k >= draw.least() && one > sum * NEGLIGIBLE; k--) {
      sum += one;
      one *= draw.down(k);
    }
    return sum;
  }
}
