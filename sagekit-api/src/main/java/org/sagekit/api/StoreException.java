package org.sagekit.api;

import org.jspecify.annotations.Nullable;

/** The workspace can't be read or written. What was acknowledged before is still there. */
public class StoreException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault of the store.
   *
   * @param message a sentence that names the file or table
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * A fault of the store with what brought it about.
   *
   * @param message a sentence that names the file or table
   * @param cause what brought it about
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
