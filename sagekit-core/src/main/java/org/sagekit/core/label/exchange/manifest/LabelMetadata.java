package org.sagekit.core.label.exchange.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What a manifest says of how a label came.
 *
 * @param type such as {@code groundtruth/text-classification}; empty if it does not say
 * @param jobName which job it was; empty if it does not say
 * @param humanAnnotated whether people did it
 * @param creationDate when, as it stands there; empty if it does not say
 * @param adjustmentStatus {@code adjusted} or {@code unadjusted}, of a label that was looked at
 *     again
 * @param comments what workers wrote
 */
public record LabelMetadata(
    String type,
    String jobName,
    boolean humanAnnotated,
    String creationDate,
    Optional<String> adjustmentStatus,
    List<String> comments) {

  /** Copies the comments. */
  public LabelMetadata {
    comments = List.copyOf(comments);
  }
}
