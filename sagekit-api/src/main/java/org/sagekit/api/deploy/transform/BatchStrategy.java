package org.sagekit.api.deploy.transform;

/** How many records the model is asked at once: SageMaker's {@code BatchStrategy}. */
public enum BatchStrategy {
  /** As many as the greatest payload takes, 1,000 at most. */
  MULTI_RECORD,
  /** One. */
  SINGLE_RECORD
}
