package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;

/**
 * Reads a number off the parser's buffer, exactly as {@link Double#parseDouble} and {@link
 * Long#parseLong} would, but without a text where it has few digits: a whole number up to 2^53 and
 * a power of ten up to 22 are exact doubles, and so their quotient is rounded once (Clinger 1990,
 * "How to read floating point numbers accurately").
 */
final class NumberScan {
  private static final int SAFE_DIGITS = 18;
  private static final long EXACT = 1L << 53;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

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
    return c >= '0' && c <= '9';
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }
}
