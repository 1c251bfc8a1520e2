package org.sagekit.core.label.files;

import java.util.OptionalDouble;

/** A number as people and programs write it: no NaN, no infinity, none of Java's own forms. */
final class DecimalText {
  private static final int LONGEST = 400;

  private DecimalText() {}

  /** The number, or empty if the text is none or is beyond the range of a double. */
  static OptionalDouble parse(String text) {
    String number = text.strip();
    if (number.isEmpty() || number.length() > LONGEST || !hasOnlyDigitsAndSigns(number)) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(number);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean hasOnlyDigitsAndSigns(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }
}
