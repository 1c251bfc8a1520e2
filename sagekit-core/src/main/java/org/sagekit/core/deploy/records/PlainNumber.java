package org.sagekit.core.deploy.records;

import org.jspecify.annotations.Nullable;

/** Numbers as people and programs write them in cells, and nothing that only Java takes for one. */
final class PlainNumber {
  /** No double needs more digits, and the time to read one grows with them. */
  private static final int LONGEST = 400;

  private PlainNumber() {}

  /**
   * What a cell says.
   *
   * @return a Long if it is whole and of 64 bits, another number as a Double, which is infinite if
   *     it says so or is too large; null if the cell is empty or NaN; else its text as it is
   */
  static @Nullable Object of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
      return null;
    }
    if (text.length() > LONGEST) {
      return cell;
    }
    String unsigned = text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text;
    if (unsigned.equalsIgnoreCase("infinity") || unsigned.equalsIgnoreCase("inf")) {
      return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return isNumber(unsigned) ? number(text) : cell;
  }

  /** Digits with a point and an exponent at most. */
  private static boolean isNumber(String text) {
    int at = digits(text, 0);
    int count = at;
    if (at < text.length() && text.charAt(at) == '.') {
      int point = at + 1;
      at = digits(text, point);
      count += at - point;
    }
    if (count > 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
      int end = digits(text, at + sign);
      return end > at + sign && end == text.length();
    }
    return count > 0 && at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static Number number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return Double.valueOf(text);
    }
  }
}
