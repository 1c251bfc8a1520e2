package org.sagekit.core.data.profile;

import java.util.Locale;

/**
 * Under which name a text is counted and listed among the frequent ones, so that a long one takes
 * no more room than a short one.
 */
public final class TextKeys {
  private static final int LONGEST = 256;
  private static final int KEPT = 236;

  private TextKeys() {}

  /**
   * The name of a text.
   *
   * @param text any
   * @return the text itself, or the beginning and a hash of one of more than 256 characters
   */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return text.substring(0, end) + String.format(Locale.ROOT, "\u2026#%016x", Hashes.of(text));
  }
}
