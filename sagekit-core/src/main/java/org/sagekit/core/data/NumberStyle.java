package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;

/**
 * How numbers are written.
 *
 * @param decimal what stands before the fraction
 * @param thousands what stands between groups of three digits, or {@link #NONE}
 */
record NumberStyle(char decimal, char thousands) {
  static final char NONE = 0;
  static final NumberStyle PLAIN = new NumberStyle('.', NONE);
  private static final int GROUP = 3;

  boolean isPlain() {
    return equals(PLAIN);
  }

  /** The number as Java writes it, or null if a text is certainly no number of this style. */
  @Nullable String plain(String text) {
    if (isPlain()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int group = 0;
    boolean grouped = false;
    boolean whole = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == thousands && whole) {
        if (group == 0 || group > GROUP || (grouped && group != GROUP)) {
          return null;
        }
        grouped = true;
        group = 0;
      } else if (c == decimal || isExponent(c)) {
        if (whole && grouped && group != GROUP) {
          return null;
        }
        whole = false;
        plain.append(c == decimal ? '.' : c);
      } else if (c == '.') {
        return null;
      } else {
        group += c >= '0' && c <= '9' ? 1 : 0;
        plain.append(c);
      }
    }
    return whole && grouped && group != GROUP ? null : plain.toString();
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }
}
