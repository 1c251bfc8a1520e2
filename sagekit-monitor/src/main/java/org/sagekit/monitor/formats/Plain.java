package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import java.util.OptionalDouble;
import org.sagekit.core.internal.JsonMembers;

/** Plain values of a file, beyond those that {@link JsonMembers} knows. */
final class Plain {
  private static final double MOST = 0x1p53;

  private Plain() {}

  /** A text, which may be blank. */
  static String text(JsonMembers members, String name) {
    JsonElement value = members.json().get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw members.fault(name, "must be a text");
    }
    return value.getAsString();
  }

  /** A number that may also be the text "NaN", "Infinity" or "-Infinity". */
  static double real(JsonMembers members, String name) {
    return members
        .find(name)
        .map(Plain::special)
        .filter(OptionalDouble::isPresent)
        .orElseGet(() -> OptionalDouble.of(members.number(name)))
        .getAsDouble();
  }

  /** What JSON has no number for. */
  static OptionalDouble special(JsonElement value) {
    if (!value.isJsonPrimitive()) {
      return OptionalDouble.empty();
    }
    return switch (value.getAsString()) {
      case "NaN" -> OptionalDouble.of(Double.NaN);
      case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /** An end of a range, perhaps an infinite one. */
  static double bound(JsonMembers members, String name) {
    double bound = real(members, name);
    if (Double.isNaN(bound)) {
      throw members.fault(name, "must be a number");
    }
    return bound;
  }

  /** A threshold that is 0 or more; nothing is beyond an infinite one. */
  static double threshold(JsonMembers members, String name) {
    double threshold = bound(members, name);
    if (threshold < 0) {
      throw members.fault(name, "must be at least 0");
    }
    return threshold;
  }

  /** How often something was there: a whole number from 0 to 2^53, also written as 418.0. */
  static long count(JsonMembers members, String name) {
    double number = members.number(name);
    if (number < 0 || number > MOST || number != Math.rint(number)) {
      throw members.fault(name, "must be a whole number from 0 to 2^53");
    }
    return (long) number;
  }

  /** A finite number that is 0 or more. */
  static double nonNegative(JsonMembers members, String name) {
    double number = members.number(name);
    if (number < 0) {
      throw members.fault(name, "must be at least 0");
    }
    return number;
  }

  /**
   * A member that is one of two words, in any case, or true or false; the rest unless it is there.
   */
  static boolean isEnabled(JsonMembers members, String name, boolean rest) {
    String text = members.findText(name).orElse(rest ? "enabled" : "disabled");
    return switch (Words.plain(text)) {
      case "enabled", "true" -> true;
      case "disabled", "false" -> false;
      default -> throw members.fault(name, "must be Enabled or Disabled");
    };
  }
}
