package org.sagekit.monitor.correction;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What all corrections of p-values have in common. */
final class PValues {
  private PValues() {}

  /**
   * @param correction its name, for messages
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  static void check(String correction, double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            correction + ": p-values must be from 0 to 1, but was " + p + ".");
      }
    }
  }

  /** Their places, that of the least first; equal ones in the order in which they came. */
  static int[] ascending(double... pValues) {
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
