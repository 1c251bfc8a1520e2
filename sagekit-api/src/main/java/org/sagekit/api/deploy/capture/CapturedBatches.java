package org.sagekit.api.deploy.capture;

import org.sagekit.api.data.Batches;

/** The rows of a capture, some at a time. As {@link InferenceRecords}, it is read once. */
public interface CapturedBatches extends Batches {

  /**
   * What the reading has come upon so far.
   *
   * @return complete when there are no more batches
   */
  CaptureReading reading();
}
