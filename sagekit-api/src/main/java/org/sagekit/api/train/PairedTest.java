package org.sagekit.api.train;

import java.util.Locale;

/**
 * A test of two models on the same rows or folds.
 *
 * @param name the test's usual name
 * @param statistic what it computes; each test says what
 * @param pValue how likely a statistic at least this far out would be if both models were equally
 *     good, two-sided; from 0 to 1
 */
public record PairedTest(String name, double statistic, double pValue) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.4f, p = %.4f", name, statistic, pValue);
  }
}
