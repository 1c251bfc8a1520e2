package org.sagekit.core.data;

/**
 * What kind of decimal number a text is. Scanned by hand: it is asked of every number of a file.
 */
enum NumberForm {
  /** None. */
  NONE,
  /** A decimal number of any size, with a point, an exponent, both or neither. */
  REAL,
  /** A whole number of 64 bits. Minus zero is none: its sign would be lost. */
  WHOLE;

  /** Below this length no overflow is possible without an exponent. */
  private static final int SAFE_LENGTH = 300;

  private static final int SAFE_DIGITS = 18;

  static NumberForm of(String text) {
    int start = afterSign(text);
    int point = afterDigits(text, start);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = afterDigits(text, point + 1);
    }
    boolean hasDigits = end - start > (end == point ? 0 : 1);
    if (!hasDigits || afterExponent(text, end) != text.length()) {
      return NONE;
    }
    return point == text.length() && isLong(text, point - start) ? WHOLE : REAL;
  }

  private static boolean isLong(String text, int digits) {
    if (digits <= SAFE_DIGITS) {
      return text.charAt(0) != '-' || Long.parseLong(text) != 0;
    }
    try {
      return Long.parseLong(text) != 0 || text.charAt(0) != '-';
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether zeros at the start of a number would be lost: it is a code, such as 01234. */
  static boolean hasLeadingZeros(String text) {
    int start = afterSign(text);
    return start + 1 < text.length()
        && text.charAt(start) == '0'
        && isDigit(text.charAt(start + 1));
  }

  /** Whether this names an infinite number, or is one too great for 64 bits. */
  static boolean isInfinite(String text) {
    int start = afterSign(text);
    if (start < text.length() && (text.charAt(start) == 'i' || text.charAt(start) == 'I')) {
      String word = text.substring(start);
      return word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
    }
    boolean mayOverflow =
        text.length() >= SAFE_LENGTH || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return mayOverflow && of(text) != NONE && Double.isInfinite(Double.parseDouble(text));
  }

  private static int afterSign(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int afterExponent(String text, int from) {
    if (from >= text.length() || (text.charAt(from) != 'e' && text.charAt(from) != 'E')) {
      return from;
    }
    int sign = from + 1;
    boolean signed = sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+');
    int digits = signed ? sign + 1 : sign;
    int end = afterDigits(text, digits);
    return end == digits ? from : end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
