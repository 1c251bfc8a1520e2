package org.sagekit.api;

import org.jspecify.annotations.Nullable;

/**
 * The world's faults, as opposed to the caller's mistakes (which are the JDK's exceptions). The
 * subclasses differ by what one can do about them.
 */
public class SageKitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault.
   *
   * @param message a sentence with the user's own names
   */
  public SageKitException(String message) {
    super(message);
  }

  /**
   * A fault with what brought it about.
   *
   * @param message a sentence with the user's own names
   * @param cause what brought it about
   */
  public SageKitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
