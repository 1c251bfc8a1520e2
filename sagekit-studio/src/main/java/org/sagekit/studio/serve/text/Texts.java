package org.sagekit.studio.serve.text;

import org.jspecify.annotations.Nullable;

/** How what a client sent is shown in messages. */
public final class Texts {
  private static final int MOST = 60;

  private Texts() {}

  /**
   * The beginning of a text.
   *
   * @param text any
   * @return at most 60 characters and {@code ...}
   */
  public static String brief(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }

  /**
   * What a value of JSON is.
   *
   * @param value as {@link JsonReader} reads it
   * @return such as {@code the text 'x'} or {@code an array}
   */
  public static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return "the text '" + brief(text) + "'";
    }
    if (value instanceof JsonArray) {
      return "an array";
    }
    return value instanceof JsonObject ? "an object" : String.valueOf(value);
  }
}
