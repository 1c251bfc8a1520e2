package org.sagekit.api.deploy.capture;

import java.util.List;

/**
 * The records of a capture that have a label.
 *
 * @param records in the order of the capture
 * @param report what was matched and what was not
 */
public record LabelledRecords(List<LabelledRecord> records, MergeReport report) {
  /** Copies the records. */
  public LabelledRecords {
    records = List.copyOf(records);
  }
}
