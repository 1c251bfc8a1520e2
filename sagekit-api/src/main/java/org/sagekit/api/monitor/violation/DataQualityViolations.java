package org.sagekit.api.monitor.violation;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.FileForm;

/**
 * What is not as it should be in the data. Immutable.
 *
 * @param violations in their order
 * @param form in what the file differs that they were read from
 */
public record DataQualityViolations(List<Violation> violations, FileForm form)
    implements ViolationReport {

  /** Copies the violations. */
  public DataQualityViolations {
    Objects.requireNonNull(violations, "violations");
    Objects.requireNonNull(form, "form");
    violations = List.copyOf(violations);
  }

  /**
   * Violations that were not read from a file.
   *
   * @param violations in their order
   */
  public DataQualityViolations(List<Violation> violations) {
    this(violations, FileForm.none());
  }

  @Override
  public int size() {
    return violations.size();
  }
}
