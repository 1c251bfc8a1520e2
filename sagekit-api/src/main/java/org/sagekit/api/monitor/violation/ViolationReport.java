package org.sagekit.api.monitor.violation;

import org.sagekit.api.monitor.quality.FileForm;

/** What a run of a monitor found, of one of four kinds. */
public sealed interface ViolationReport
    permits DataQualityViolations, ModelQualityViolations, BiasViolations, AttributionViolations {

  /**
   * How many violations there are.
   *
   * @return 0 if all is well
   */
  int size();

  /**
   * In what the file differs that it was read from.
   *
   * @return none if it was not read
   */
  FileForm form();
}
