package org.sagekit.api.train;

import java.util.Locale;

/**
 * Numbers from one to another. An end may be infinite.
 *
 * @param low the lower end, inclusive
 * @param high the upper end, inclusive; below the lower one if the interval is empty
 */
public record Interval(double low, double high) {

  /**
   * Whether a number lies in it.
   *
   * @param value any
   * @return false for NaN
   */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "[%.4g, %.4g]", low, high);
  }
}
