package org.sagekit.api.deploy.transform;

/** What a prediction is put beside in the output: SageMaker's {@code JoinSource}. */
public enum JoinSource {
  /** Nothing: the output has predictions only. */
  NONE,
  /** The record it was made of, as it stands in the input, whatever the input filter left of it. */
  INPUT
}
