package org.sagekit.api.deploy.capture;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;

/**
 * What is known to be true of a request: SageMaker's line of ground truth. Immutable.
 *
 * @param id of the request: the inference id if its caller gave one, the event id otherwise; not
 *     blank
 * @param data the label
 */
public record GroundTruth(String id, InferenceData data) {

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public GroundTruth {
    Problems.notBlank("GroundTruth", "id", id);
    Objects.requireNonNull(data, "data");
  }

  /**
   * A label that is one value.
   *
   * @param id of the request; not blank
   * @param label a class or a number, not blank
   * @return with the label as CSV
   * @throws IllegalArgumentException if one of them is blank
   */
  public static GroundTruth of(String id, String label) {
    Problems.notBlank("GroundTruth", "label", label);
    boolean quoted = label.indexOf(',') >= 0 || label.indexOf('"') >= 0 || label.contains("\n");
    String cell = quoted ? '"' + label.replace("\"", "\"\"") + '"' : label;
    return new GroundTruth(id, new InferenceData(Optional.empty(), DataEncoding.CSV, cell));
  }
}
