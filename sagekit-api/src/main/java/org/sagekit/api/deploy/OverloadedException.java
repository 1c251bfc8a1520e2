package org.sagekit.api.deploy;

import org.sagekit.api.SageKitException;

/**
 * More is asked than can be answered in time, so this request was turned away at once and nothing
 * was done. Ask again a little later, or less often.
 */
public class OverloadedException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A request that was turned away.
   *
   * @param message who is overloaded, and which limit was met
   */
  public OverloadedException(String message) {
    super(message);
  }
}
