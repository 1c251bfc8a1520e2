package org.sagekit.monitor.correction;

/**
 * Holm's correction for asking several questions at once: whoever takes an adjusted p-value below a
 * level for a finding is wrong about any column at all no more often than the level, whatever the
 * columns have to do with each other. Never less powerful than Bonferroni's (Holm 1979, "A simple
 * sequentially rejective multiple test procedure", section 3).
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts p-values.
   *
   * @param pValues from 0 to 1, any number of them
   * @return the adjusted p-values from 0 to 1, in the same order; none is less than it was
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public static double[] adjusted(double... pValues) {
    PValues.check("Holm", pValues);
    int[] ascending = PValues.ascending(pValues);
    double[] adjusted = new double[pValues.length];
    double greatest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double one = Math.min(1, (ascending.length - rank) * pValues[ascending[rank]]);
      greatest = Math.max(greatest, one);
      adjusted[ascending[rank]] = greatest;
    }
    return adjusted;
  }
}
