package org.sagekit.api;

import org.jspecify.annotations.Nullable;

/**
 * The data is not what it should be. The message gives source, row and column as far as they are
 * known.
 */
public class DataException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault in the data.
   *
   * @param message a sentence that says where
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * A fault in the data with what brought it about.
   *
   * @param message a sentence that says where
   * @param cause what brought it about
   */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
