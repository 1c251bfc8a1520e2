package org.sagekit.monitor.correction;

import org.sagekit.api.monitor.Correction;

/** Where a {@link Correction} is computed. Stateless and thread-safe. */
public final class Corrections {
  private Corrections() {}

  /**
   * Adjusts p-values for asking as many questions: whoever takes an adjusted one below a level for
   * a finding keeps what the correction promises.
   *
   * @param correction which promise
   * @param pValues from 0 to 1, any number of them
   * @return the adjusted p-values from 0 to 1, in the same order; none is less than it was, and of
   *     two p-values the less never becomes the greater
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public static double[] adjusted(Correction correction, double... pValues) {
    return switch (correction) {
      case HOLM -> Holm.adjusted(pValues);
      case BENJAMINI_HOCHBERG -> BenjaminiHochberg.adjusted(pValues);
      case BONFERRONI -> Bonferroni.adjusted(pValues);
      case NONE -> unchanged(pValues);
    };
  }

  private static double[] unchanged(double... pValues) {
    PValues.check("Correction", pValues);
    return pValues.clone();
  }
}
