package org.sagekit.api.deploy.registry;

import org.sagekit.api.SageKitException;

/** A version was rejected, so it goes no further. Make a better one, or have it approved. */
public class RejectedException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A version that was rejected.
   *
   * @param message which version, by whom, and why
   */
  public RejectedException(String message) {
    super(message);
  }
}
