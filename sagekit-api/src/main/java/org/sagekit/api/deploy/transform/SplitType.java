package org.sagekit.api.deploy.transform;

/** Whether a file of batch transform is split into batches: SageMaker's {@code SplitType}. */
public enum SplitType {
  /** Between records; a line end in the quotes of a CSV cell is none. */
  LINE,
  /** Not at all: the whole file is one batch. */
  NONE
}
