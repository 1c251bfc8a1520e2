package org.sagekit.monitor.chance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** P-values by permutation. */
public final class Permutations {
  /** What takes little time is drawn as often. */
  public static final int MOST = 9_999;

  private static final int ENOUGH = 30;

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private Permutations() {}

  /**
   * The p-value of a figure that is great if something has changed: exact, never too small,
   * whatever the number of rows. Permutations end as soon as 30 have given a figure as great, after
   * 30 / p of them on average, or after the most (Besag and Clifford 1991, "Sequential Monte Carlo
   * p-values"): so the least p-value is 1 / (most + 1).
   *
   * @param most permutations; at least 30
   * @param observed the figure of the rows as they are
   * @param permuted gives the figure of the rows permuted, each time otherwise
   * @return above 0, at most 1
   */
  public static double pValue(int most, double observed, DoubleSupplier permuted) {
    double limit = observed - ROUNDING * Math.abs(observed);
    int asGreat = 0;
    for (int count = 1; count <= most; count++) {
      asGreat += permuted.getAsDouble() >= limit ? 1 : 0;
      if (asGreat == ENOUGH) {
        return (double) ENOUGH / count;
      }
    }
    return (asGreat + 1.0) / (most + 1);
  }

  /**
   * Draws without replacement.
   *
   * @param order of all; left in another order
   * @param count how many
   * @param random decides
   * @return so many of them, ascending
   */
  public static int[] chosen(int[] order, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(order.length - i);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] chosen = Arrays.copyOf(order, count);
    Arrays.sort(chosen);
    return chosen;
  }
}
