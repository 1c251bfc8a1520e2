package org.sagekit.api.train;

import java.util.Locale;

/**
 * A figure and how sure it is.
 *
 * @param value the figure on the rows at hand
 * @param low the lower end of its 95 % interval
 * @param high the upper end of its 95 % interval
 */
public record Estimate(double value, double low, double high) {

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, low, high);
  }
}
