package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;

/**
 * Reads a number off the parser's buffer, exactly as {@link Double#parseDouble} and {@link
 * Long#parseLong} would, but without a text where it has few digits: a whole number up to 2^53 and
 * a power of ten up to 22 are exact doubles, and so their quotient is rounded once (Clinger 1990,
 * "How to read floating point numbers accurately").
 */
final class NumberScan {
  /** No number that is read where it stands has more characters: digits, sign and point. */
  static final int LONGEST = 20;

  private static final int SAFE_DIGITS = 18;
  private static final long EXACT = 1L << 53;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** No reference: G1 would have a barrier for each number. */
  private boolean isWhole;

  private long whole;
  private double real;
  private boolean isCode;

  /** What kind of number the cell is; its value is then in this object. */
  NumberForm read(Cell cell) {
    char[] chars = cell.chars();
    int end = cell.end();
    int at = cell.start();
    boolean negative = at < end && chars[at] == '-';
    at += negative || (at < end && chars[at] == '+') ? 1 : 0;
    int first = at;
    long digits = 0;
    while (at < end && isDigit(chars[at])) {
      digits = 10 * digits + (chars[at++] - '0');
    }
    int count = at - first;
    isCode = count > 1 && chars[first] == '0';
    if (at == end) {
      return count == 0 ? NumberForm.NONE : whole(cell, count, negative ? -digits : digits);
    }
    if (chars[at] != '.') {
      return count == 0 || !isExponent(chars[at]) ? NumberForm.NONE : slow(cell);
    }
    int point = ++at;
    while (at < end && isDigit(chars[at])) {
      digits = 10 * digits + (chars[at++] - '0');
    }
    int fraction = at - point;
    if (at < end || count + fraction == 0 || count + fraction > SAFE_DIGITS || digits > EXACT) {
      return slow(cell);
    }
    double value = digits / POWERS[fraction];
    real = negative ? -value : value;
    return NumberForm.REAL;
  }

  /**
   * Reads a number that stands somewhere in a buffer, if it has few digits and no exponent.
   *
   * @param chars after the last of which that count stands one that is no digit
   * @param start where it starts
   * @return the place behind it; -1 if it is none, or must be looked at more closely
   */
  int read(char[] chars, int start) {
    boolean negative = chars[start] == '-';
    int first = negative ? start + 1 : start;
    int at = first;
    long digits = 0;
    for (int digit = chars[at] ^ '0'; digit <= 9; digit = chars[++at] ^ '0') {
      digits = 10 * digits + digit;
    }
    int count = at - first;
    if (count > 1 && chars[first] == '0') {
      return -1;
    }
    if (chars[at] != '.') {
      isWhole = true;
      whole = negative ? -digits : digits;
      real = whole;
      boolean isClear = count > 0 && count <= SAFE_DIGITS && (!negative || digits > 0);
      return isClear ? at : -1;
    }
    int point = ++at;
    for (int digit = chars[at] ^ '0'; digit <= 9; digit = chars[++at] ^ '0') {
      digits = 10 * digits + digit;
    }
    int fraction = at - point;
    if (count + fraction == 0 || count + fraction > SAFE_DIGITS || digits > EXACT) {
      return -1;
    }
    double value = digits / POWERS[fraction];
    isWhole = false;
    real = negative ? -value : value;
    return at;
  }

  /** Whether what was read from a buffer is a whole number. */
  boolean isWhole() {
    return isWhole;
  }

  /** Whether a text starts as numbers do. */
  static boolean mayStart(String text) {
    return !text.isEmpty() && (isDigit(text.charAt(0)) || "+-.".indexOf(text.charAt(0)) >= 0);
  }

  private NumberForm whole(Cell cell, int count, long value) {
    if (count > SAFE_DIGITS) {
      return slow(cell);
    }
    whole = value;
    real = value;
    if (value == 0 && cell.chars()[cell.start()] == '-') {
      real = -0.0;
      return NumberForm.REAL;
    }
    return NumberForm.WHOLE;
  }

  private NumberForm slow(Cell cell) {
    String text = cell.text();
    NumberForm form = NumberForm.of(text);
    if (form != NumberForm.NONE) {
      whole = form == NumberForm.WHOLE ? Long.parseLong(text) : 0;
      real = Double.parseDouble(text);
    }
    return form;
  }

  /** As {@link #read(Cell)}, of a text; null is none. */
  NumberForm read(@Nullable String text) {
    if (text == null) {
      return NumberForm.NONE;
    }
    Cell cell = new Cell();
    cell.set(text.toCharArray(), 0, text.length(), true);
    return read(cell);
  }

  /** The value if it is a whole number. */
  long whole() {
    return whole;
  }

  /** The value as a real number, infinite if it is too great. */
  double real() {
    return real;
  }

  /** Whether it has zeros at its start, which would be lost. */
  boolean isCode() {
    return isCode;
  }

  private static boolean isDigit(char c) {
    return (char) (c - '0') <= 9;
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }
}
