package org.sagekit.api.deploy;

import org.sagekit.api.SageKitException;

/** A model is too large for the memory that it may have. Allow more, or make the model smaller. */
public class CapacityException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A model that found no room.
   *
   * @param message which model, how much it needs and how much there is
   */
  public CapacityException(String message) {
    super(message);
  }
}
