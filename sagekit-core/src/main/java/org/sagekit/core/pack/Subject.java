package org.sagekit.core.pack;

import org.sagekit.api.ModelFormatException;

/**
 * What is being read, for messages.
 *
 * @param name such as {@code Package 'model.tar.gz'}
 */
record Subject(String name) {

  /** Refuses the file unless something holds. */
  void require(boolean holds, String what, String constraint, Object actual) {
    require(holds, what, constraint, actual, "");
  }

  /** Refuses the file, with advice, unless something holds. */
  void require(boolean holds, String what, String constraint, Object actual, String advice) {
    if (!holds) {
      throw new ModelFormatException(
          "%s: %s must be %s, but was %s.".formatted(name, what, constraint, actual)
              + (advice.isEmpty() ? "" : " Maybe " + advice + "."));
    }
  }
}
