package org.sagekit.api;

/** A stage was asked to stop and did. */
public class StoppedException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A stopped stage.
   *
   * @param reason why
   */
  public StoppedException(String reason) {
    super(reason);
  }
}
