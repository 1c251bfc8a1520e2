package org.sagekit.core.data.profile;

/**
 * What a text reads as. Numbers are written as programs write them: a sign or none, digits, perhaps
 * a point and an exponent, blanks around them, in no more than 64 characters. As in Deequ, it is
 * the writing that counts: {@code 5.0} and {@code 1e3} are {@link #FRACTIONAL}, though their values
 * are whole.
 */
public enum TextType {
  /** A sign or none, and digits. */
  WHOLE,
  /** A number with a point or an exponent. */
  FRACTIONAL,
  /** True or false, in any case. */
  LOGICAL,
  /** Anything else, also nothing but blanks. */
  OTHER;

  private static final int LONGEST = 64;

  /**
   * Reads a text, in time that does not grow with its length.
   *
   * @param text any
   * @return what it reads as
   */
  public static TextType of(String text) {
    int from = 0;
    int to = text.length();
    if (to > LONGEST) {
      return OTHER;
    }
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return from == to ? OTHER : of(text, from, to);
  }

  private static TextType of(String text, int from, int to) {
    char first = text.charAt(from);
    if (first == 't' || first == 'T' || first == 'f' || first == 'F') {
      return isLogical(text, from, to - from) ? LOGICAL : OTHER;
    }
    int start = first == '-' || first == '+' ? from + 1 : from;
    int point = digits(text, start, to);
    if (point == to) {
      return point > start ? WHOLE : OTHER;
    }
    boolean hasPoint = text.charAt(point) == '.';
    int end = hasPoint ? digits(text, point + 1, to) : point;
    boolean hasDigits = end - start > (hasPoint ? 1 : 0);
    return hasDigits && isExponent(text, end, to) ? FRACTIONAL : OTHER;
  }

  private static boolean isLogical(String text, int from, int length) {
    return (length == 4 && text.regionMatches(true, from, "true", 0, 4))
        || (length == 5 && text.regionMatches(true, from, "false", 0, 5));
  }

  /** Nothing, or an e, a sign or none, and digits. */
  private static boolean isExponent(String text, int from, int to) {
    if (from == to) {
      return true;
    }
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    boolean signed =
        from + 1 < to && (text.charAt(from + 1) == '-' || text.charAt(from + 1) == '+');
    int start = from + (signed ? 2 : 1);
    return start < to && digits(text, start, to) == to;
  }

  /** The index behind the digits that begin at one. */
  private static int digits(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /**
   * Whether it is a number.
   *
   * @return true for {@link #WHOLE} and {@link #FRACTIONAL}
   */
  public boolean isNumber() {
    return this == WHOLE || this == FRACTIONAL;
  }

  /**
   * The number that a text of this type says.
   *
   * @param text of this type
   * @return infinite beyond the range of doubles; NaN if this is no type of numbers
   */
  public double number(String text) {
    return isNumber() ? Double.parseDouble(text) : Double.NaN;
  }
}
