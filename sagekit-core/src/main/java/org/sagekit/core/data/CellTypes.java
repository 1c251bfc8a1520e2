package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;

/** What the distinct texts of a column have in common, and so what type they are. */
final class CellTypes {
  private final TextRule rule = new TextRule();
  private boolean wholes = true;
  private boolean numbers = true;
  private boolean flags = true;
  private boolean times = true;
  private @Nullable String infinite;
  private int seen;

  /** How many texts were seen. */
  int seen() {
    return seen;
  }

  /** Looks at a text that was not there before. */
  void see(String text) {
    seen++;
    rule.see(text);
    if (numbers) {
      seeNumber(text);
    }
    flags = flags && CellValues.strictFlag(text) != null;
    times = times && CellValues.millis(text) != DateTimeColumn.MISSING;
  }

  private void seeNumber(String text) {
    if (NumberForm.isInfinite(text)) {
      wholes = false;
      infinite = infinite == null ? text : infinite;
      return;
    }
    wholes = wholes && NumberForm.of(text) == NumberForm.WHOLE;
    numbers = isNumber(text);
  }

  /** Whether this is taken for a finite number unasked. */
  static boolean isNumber(String text) {
    return NumberForm.of(text) != NumberForm.NONE
        && !NumberForm.hasLeadingZeros(text)
        && !NumberForm.isInfinite(text);
  }

  /** Whether all texts were finite numbers. */
  boolean areNumbers() {
    return seen > 0 && numbers && infinite == null;
  }

  /** The first infinite number that was seen, or null. */
  @Nullable String infinite() {
    return infinite;
  }

  /**
   * The narrowest type that fits all texts.
   *
   * @param present how many values there are, repeated ones included
   */
  FieldType type(long present) {
    if (seen == 0) {
      return FieldType.CATEGORICAL;
    }
    if (numbers) {
      return wholes ? FieldType.INTEGER : FieldType.NUMERIC;
    }
    if (flags || times) {
      return flags ? FieldType.BOOLEAN : FieldType.DATETIME;
    }
    return rule.isText(present) ? FieldType.TEXT : FieldType.CATEGORICAL;
  }

  /** Why a text is no value of a type: what it must be, and what it was; null if it is one. */
  static @Nullable String refusal(FieldType type, String text) {
    boolean fits =
        switch (type) {
          case NUMERIC -> NumberForm.of(text) != NumberForm.NONE && !NumberForm.isInfinite(text);
          case INTEGER -> NumberForm.of(text) == NumberForm.WHOLE;
          case BOOLEAN -> CellValues.flag(text) != null;
          case DATETIME -> CellValues.millis(text) != DateTimeColumn.MISSING;
          case CATEGORICAL, TEXT -> true;
        };
    return fits ? null : "must be " + of(type) + ", but was '" + brief(text) + "'.";
  }

  private static String of(FieldType type) {
    return switch (type) {
      case NUMERIC -> "a finite number";
      case INTEGER -> "a whole number of 64 bits";
      case BOOLEAN -> "true, false, yes, no, 1 or 0";
      case DATETIME -> "an ISO date or date-time such as 2024-05-31 or 2024-05-31T23:59:59Z";
      case CATEGORICAL, TEXT -> "a text";
    };
  }

  /** The beginning of a text, for messages. */
  static String brief(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
