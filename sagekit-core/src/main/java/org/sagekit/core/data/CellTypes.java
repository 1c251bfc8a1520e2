package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;

/** What the distinct texts of a column have in common, and so what type they are. */
final class CellTypes {
  private final TextRule rule = new TextRule();
  private final NumberStyle style;
  private boolean wholes = true;
  private boolean numbers = true;
  private boolean flags = true;
  private boolean times = true;
  private @Nullable String infinite;
  private int seen;

  CellTypes(NumberStyle style) {
    this.style = style;
  }

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

  /** What comes is a text by the file's own account, so none of the column is a number or flag. */
  void seeText() {
    numbers = false;
    flags = false;
  }

  private void seeNumber(String text) {
    String plain = style.plain(text);
    if (plain != null && NumberForm.isInfinite(plain)) {
      wholes = false;
      infinite = infinite == null ? text : infinite;
      return;
    }
    wholes = wholes && plain != null && NumberForm.of(plain) == NumberForm.WHOLE;
    numbers = plain != null && isNumber(plain);
  }

  /** Whether all numbers were whole. */
  boolean areWhole() {
    return wholes;
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
    return refusal(type, text, NumberStyle.PLAIN);
  }

  /** As {@link #refusal(FieldType, String)}, for numbers in another style. */
  static @Nullable String refusal(FieldType type, String text, NumberStyle style) {
    String plain =
        type == FieldType.NUMERIC || type == FieldType.INTEGER ? style.plain(text) : text;
    boolean fits =
        switch (type) {
          case NUMERIC ->
              plain != null
                  && NumberForm.of(plain) != NumberForm.NONE
                  && !NumberForm.isInfinite(plain);
          case INTEGER -> plain != null && NumberForm.of(plain) == NumberForm.WHOLE;
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
