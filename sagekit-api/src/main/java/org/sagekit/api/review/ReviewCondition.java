package org.sagekit.api.review;

import org.sagekit.api.deploy.CaptureRecord;

/** Picks predictions that a person should see. Stateless, thread-safe and repeatable. */
public interface ReviewCondition {

  /**
   * What it asks for, as people and fingerprints see it.
   *
   * @return such as {@code confidence below 0.7}; equal texts pick the same records
   */
  String name();

  /**
   * Whether a person should see a record.
   *
   * @param record what was asked and what the model said
   * @return true if so
   */
  boolean picks(CaptureRecord record);
}
