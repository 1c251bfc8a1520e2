package org.sagekit.api.monitor.violation;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.monitor.quality.FileForm;

/**
 * For which labels a model's predictions rest on other features than in the baseline. Immutable.
 *
 * @param violations in their order
 * @param form in what the file differs that they were read from
 */
public record AttributionViolations(List<AttributionViolation> violations, FileForm form)
    implements ViolationReport {

  /** Copies the violations. */
  public AttributionViolations {
    Objects.requireNonNull(violations, "violations");
    Objects.requireNonNull(form, "form");
    violations = List.copyOf(violations);
  }

  /**
   * Violations that were not read from a file.
   *
   * @param violations in their order
   */
  public AttributionViolations(List<AttributionViolation> violations) {
    this(violations, FileForm.none());
  }

  @Override
  public int size() {
    return violations.size();
  }
}
