package org.sagekit.api.monitor.violation;

import java.util.Objects;

/**
 * A metric of bias that is farther from fairness than the baseline.
 *
 * @param facet the column that tells the groups apart
 * @param facetValue the value, or threshold, of the group that is looked at
 * @param metric its short name, such as {@code DPPL}
 * @param description a sentence for a person, with the figures
 */
public record BiasViolation(String facet, String facetValue, String metric, String description) {

  /** Checks that nothing is null. */
  public BiasViolation {
    Objects.requireNonNull(facet, "facet");
    Objects.requireNonNull(facetValue, "facetValue");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(description, "description");
  }
}
