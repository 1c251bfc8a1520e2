package org.sagekit.api.label;

import java.util.Locale;
import java.util.Optional;

/**
 * How far answers agree, and how sure that is.
 *
 * @param name such as {@code krippendorff-alpha-nominal}
 * @param value 1 if all agree; for those that allow for chance, 0 if they agree as by chance and
 *     less if they agree less than that; NaN if it can't be told
 * @param low the lower end of its interval, never above the value; NaN if there is none, as of a
 *     single task
 * @param high the upper end of its interval, never below the value; NaN if there is none
 * @param tasks how many tasks have answers that can be compared
 * @param reason why there is no value; empty if there is one
 */
public record AgreementCoefficient(
    String name, double value, double low, double high, int tasks, Optional<String> reason) {

  @Override
  public String toString() {
    return reason.isPresent()
        ? name + ": none, as " + reason.get()
        : String.format(Locale.ROOT, "%s: %.4f [%.4f, %.4f]", name, value, low, high);
  }
}
