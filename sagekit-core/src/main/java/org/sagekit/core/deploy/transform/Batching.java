package org.sagekit.core.deploy.transform;

import java.util.OptionalInt;
import org.sagekit.api.deploy.transform.BatchStrategy;
import org.sagekit.api.deploy.transform.SplitType;

/**
 * How files are cut into batches. Nothing that is written depends on it.
 *
 * @param split whether they are cut at all
 * @param strategy how many records a batch has
 * @param maxPayload how many bytes a batch and a record may have
 * @param threads how many batches are scored at a time; empty for what the run may use
 */
public record Batching(
    SplitType split, BatchStrategy strategy, int maxPayload, OptionalInt threads) {
  private static final int MOST_RECORDS = 1_000;

  /** How many records a batch has at most. */
  int mostRecords() {
    if (split == SplitType.NONE) {
      return Integer.MAX_VALUE;
    }
    return strategy == BatchStrategy.SINGLE_RECORD ? 1 : MOST_RECORDS;
  }
}
