package org.sagekit.core.train.booster;

import java.util.regex.Pattern;

/** Numbers written as text. */
final class Numerals {
  /** Java's own reading takes more: hexadecimal numbers, letters behind, blanks around. */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

  private Numerals() {}

  /**
   * Reads a number as 32 bits.
   *
   * @throws NumberFormatException if it is none
   */
  static float real(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException("not a number");
    }
    return Float.parseFloat(text);
  }

  /**
   * Reads one or more numbers: {@code 5E-1} as older files have it, or {@code [5E-1,2E-1]}.
   *
   * @throws NumberFormatException if one is none
   */
  static float[] reals(String text) {
    boolean several = text.startsWith("[") && text.endsWith("]");
    String[] parts = (several ? text.substring(1, text.length() - 1) : text).split(",", -1);
    float[] values = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = real(parts[i].strip());
    }
    return values;
  }
}
