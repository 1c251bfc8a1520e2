package org.sagekit.core.pack.boosters;

import org.sagekit.api.ModelFormatException;

/**
 * A file that is read, for messages.
 *
 * @param subject such as {@code XGBoost model 'risk.json'}
 */
record ModelFile(String subject) {
  private static final int LONGEST = 80;

  /** Refuses the file unless something holds. */
  void require(boolean holds, String what, String constraint, Object actual) {
    if (!holds) {
      throw refused(what, constraint, actual.toString());
    }
  }

  /** A refusal. */
  ModelFormatException refused(String what, String constraint, String actual) {
    return new ModelFormatException(
        "%s: %s must be %s, but was %s.".formatted(subject, what, constraint, brief(actual)));
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
