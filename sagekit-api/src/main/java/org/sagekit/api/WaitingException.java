package org.sagekit.api;

/**
 * A stage needs answers of people. Not a failure: run the same line again when they have answered.
 */
public class WaitingException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A stage that waits.
   *
   * @param message who must answer what, and where
   */
  public WaitingException(String message) {
    super(message);
  }
}
