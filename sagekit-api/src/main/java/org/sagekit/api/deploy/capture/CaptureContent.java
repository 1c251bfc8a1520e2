package org.sagekit.api.deploy.capture;

/** Which sides of a request are captured: SageMaker's {@code CaptureOptions}. */
public enum CaptureContent {
  /** Requests and answers. */
  BOTH,
  /** Requests only. */
  INPUT,
  /** Answers only. */
  OUTPUT;

  /**
   * Whether requests are captured.
   *
   * @return false for answers only
   */
  public boolean hasInput() {
    return this != OUTPUT;
  }

  /**
   * Whether answers are captured.
   *
   * @return false for requests only
   */
  public boolean hasOutput() {
    return this != INPUT;
  }
}
