package org.sagekit.api.monitor.violation;

import java.util.Objects;

/**
 * A label for which a model's predictions rest on other features than in the baseline.
 *
 * @param label whose predictions are explained
 * @param method by which they are explained, such as {@code shap}
 * @param description a sentence for a person, with the figures
 */
public record AttributionViolation(String label, String method, String description) {

  /** Checks that nothing is null. */
  public AttributionViolation {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(description, "description");
  }
}
