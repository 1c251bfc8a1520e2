package org.sagekit.monitor.joint;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** P-values by permutation. */
final class Permutations {
  static final int MOST = 999;
  private static final int ENOUGH = 30;

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private Permutations() {}

  /**
   * The p-value of a figure that is great if something has changed: exact, never too small,
   * whatever the number of rows. Permutations end as soon as 30 have given a figure as great, after
   * 30 / p of them on average, or after 999 (Besag and Clifford 1991, "Sequential Monte Carlo
   * p-values"): so the least p-value is 0.001.
   *
   * @param observed the figure of the rows as they are
   * @param permuted gives the figure of the rows permuted, each time otherwise
   */
  static double pValue(double observed, DoubleSupplier permuted) {
    double limit = observed - ROUNDING * Math.abs(observed);
    int asGreat = 0;
    for (int count = 1; count <= MOST; count++) {
      asGreat += permuted.getAsDouble() >= limit ? 1 : 0;
      if (asGreat == ENOUGH) {
        return (double) ENOUGH / count;
      }
    }
    return (asGreat + 1.0) / (MOST + 1);
  }

  /**
   * Draws without replacement.
   *
   * @param order of all; left in another order
   * @return so many of them, ascending
   */
  static int[] chosen(int[] order, int count, SplittableRandom random) {
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
