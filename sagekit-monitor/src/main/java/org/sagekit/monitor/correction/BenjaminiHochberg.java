package org.sagekit.monitor.correction;

/** See {@link org.sagekit.api.monitor.Correction#BENJAMINI_HOCHBERG}. */
final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** The least level at which the procedure of their section 3 rejects each. */
  static double[] adjusted(double... pValues) {
    PValues.check("Benjamini-Hochberg", pValues);
    int[] ascending = PValues.ascending(pValues);
    double[] adjusted = new double[pValues.length];
    double least = 1;
    for (int rank = ascending.length; rank >= 1; rank--) {
      int at = ascending[rank - 1];
      // The quotient first, so that the last one stays as it was.
      least = Math.min(least, (double) ascending.length / rank * pValues[at]);
      adjusted[at] = least;
    }
    return adjusted;
  }
}
