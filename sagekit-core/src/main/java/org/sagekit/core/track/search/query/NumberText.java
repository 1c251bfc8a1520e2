package org.sagekit.core.track.search.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people write them; Java's own {@code 0x1p3} and {@code 1d} are none. */
public final class NumberText {
  private static final int LONGEST = 1000;

  /** So many digits always fit a long. */
  private static final int WHOLE_DIGITS = 18;

  private NumberText() {}

  /**
   * The number that a text stands for.
   *
   * @param text such as {@code 5}, {@code -1e-3}, {@code .5}, {@code NaN} or {@code Infinity}
   * @return a Long or a Double, null if it is no number
   */
  public static @Nullable Number of(String text) {
    int from = hasSign(text) ? 1 : 0;
    if (text.length() == from || text.length() > LONGEST) {
      return null;
    }
    char first = text.charAt(from);
    if (!isDigit(first) && first != '.') {
      return special(text, from);
    }
    int whole = digits(text, from);
    if (whole == text.length()) {
      return whole(text);
    }
    return isReal(text, from, whole) ? Double.valueOf(text) : null;
  }

  private static boolean hasSign(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
  }

  private static Number whole(String text) {
    if (text.length() > WHOLE_DIGITS) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return Double.valueOf(text);
      }
    }
    return Long.valueOf(text);
  }

  private static boolean isReal(String text, int from, int whole) {
    int at = whole;
    int digits = whole - from;
    if (text.charAt(at) == '.') {
      int end = digits(text, at + 1);
      digits += end - at - 1;
      at = end;
    }
    return digits > 0 && (at == text.length() || isExponent(text, at));
  }

  private static boolean isExponent(String text, int at) {
    if ((text.charAt(at) | 0x20) != 'e') {
      return false;
    }
    int from = hasSign(text.substring(at + 1)) ? at + 2 : at + 1;
    return from < text.length() && digits(text, from) == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable Number special(String text, int from) {
    if (text.length() - from > "infinity".length()) {
      return null;
    }
    double sign = text.charAt(0) == '-' ? -1 : 1;
    return switch (text.substring(from).toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" -> sign * Double.POSITIVE_INFINITY;
      default -> null;
    };
  }
}
