package org.sagekit.monitor.correction;

import java.util.Arrays;

/** See {@link org.sagekit.api.monitor.Correction#BONFERRONI}. */
final class Bonferroni {
  private Bonferroni() {}

  static double[] adjusted(double... pValues) {
    PValues.check("Bonferroni", pValues);
    return Arrays.stream(pValues).map(p -> Math.min(1, pValues.length * p)).toArray();
  }
}
