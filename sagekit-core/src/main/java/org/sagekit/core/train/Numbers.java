package org.sagekit.core.train;

import org.sagekit.api.DataException;

/** Checks of single numbers. */
final class Numbers {
  private Numbers() {}

  /**
   * Refuses what no learner can compute with.
   *
   * @throws DataException if the value is infinite, or too great for 32 bits
   */
  static double finite(double value, String subject, int row) {
    if (Math.abs(value) > Float.MAX_VALUE) {
      throw new DataException(
          "%s must be finite and below 3.4e38, but was %s in row %s."
              .formatted(subject, Double.toString(value), row));
    }
    return value;
  }
}
