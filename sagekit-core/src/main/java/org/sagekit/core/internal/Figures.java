package org.sagekit.core.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people like to read them. The same in every locale. */
public final class Figures {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+\\-\u2212]?(\\d{1,40}|\\d{1,3}(,\\d{3}){1,12})(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?( ?%)?");
  private static final Pattern NO_NUMBER = Pattern.compile("|-|NaN|[+-]?(Infinity|\u221e)");
  private static final MathContext DIGITS = new MathContext(4);

  private Figures() {}

  /** Four digits: {@code 0.8731}, {@code 12,350}, {@code 1.2e-7}. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent > 8) {
      BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
      return mantissa.toPlainString() + "e" + exponent;
    }
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "\u221e" : "-\u221e";
  }

  /**
   * Numbers that stand under each other: all with the same decimals, four digits for the largest.
   */
  public static List<String> column(double... values) {
    double largest = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    boolean whole = Arrays.stream(values).filter(Double::isFinite).allMatch(v -> v == Math.rint(v));
    if (largest >= 1e9 || (largest < 1e-3 && largest > 0)) {
      return Arrays.stream(values).mapToObj(Figures::brief).toList();
    }
    int decimals = whole ? 0 : Math.max(0, 3 - Math.max(-1, (int) Math.floor(Math.log10(largest))));
    return Arrays.stream(values).mapToObj(v -> fixed(v, decimals)).toList();
  }

  /** With so many decimals, and never minus nothing. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9')
        ? text.substring(1)
        : text;
  }

  /** A count with commas: {@code 1,234}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 340 ms}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String duration(Duration took) {
    Duration time = took.isNegative() ? Duration.ZERO : took;
    long millis = time.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE : time.toMillis();
    if (millis < 950) {
      return millis + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = millis / 1000;
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%,d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** Whether a column of cells is one of numbers; {@code -}, NaN and empty cells don't decide. */
  static boolean areNumbers(List<String> cells) {
    boolean some = false;
    for (String cell : cells) {
      boolean number = NUMBER.matcher(cell).matches();
      if (!number && !NO_NUMBER.matcher(cell).matches()) {
        return false;
      }
      some |= number;
    }
    return some;
  }

  /** What stands behind the units, from the decimal point on. */
  static String behindUnits(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == '.' || c == 'e' || c == 'E' || c == ' ' || c == '%') {
        return number.substring(i);
      }
    }
    return "";
  }
}
