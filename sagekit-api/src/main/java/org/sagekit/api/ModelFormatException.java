package org.sagekit.api;

import org.jspecify.annotations.Nullable;

/** A model file is damaged, hostile or of an unknown version. Nothing of it has been used. */
public class ModelFormatException extends SageKitException {
  private static final long serialVersionUID = 1L;

  /**
   * A refused file.
   *
   * @param message a sentence that says what is wrong and where
   */
  public ModelFormatException(String message) {
    super(message);
  }

  /**
   * A refused file with what brought it about.
   *
   * @param message a sentence that says what is wrong and where
   * @param cause what brought it about
   */
  public ModelFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
