package org.sagekit.api.monitor.violation;

import java.util.Objects;

/**
 * A metric of a model that is worse than is allowed.
 *
 * @param metric its name, such as {@code auc}
 * @param side on which side of the threshold it lies
 * @param description a sentence for a person, with the figures
 */
public record ModelQualityViolation(String metric, Side side, String description) {

  /** Checks that nothing is null. */
  public ModelQualityViolation {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(description, "description");
  }

  /** A side of a threshold. */
  public enum Side {
    /** The metric is less than its threshold. */
    LESS_THAN,
    /** The metric is greater than its threshold. */
    GREATER_THAN
  }
}
