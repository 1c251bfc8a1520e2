package org.sagekit.core.pack.code;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Texts as the languages write them; whatever is in a text, it stays a text. */
final class Quotes {
  private Quotes() {}

  /** As Java takes it: octal escapes, as those by {@code u} are read before all else. */
  static String java(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else if (c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** As C takes it, in UTF-8. */
  static String c(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet < ' ' || octet > '~' || octet == '"' || octet == '\\' || octet == '?') {
        quoted.append(String.format(Locale.ROOT, "\\%03o", octet & 0xff));
      } else {
        quoted.append((char) octet);
      }
    }
    return quoted.append('"').toString();
  }

  /** As JavaScript and JSON take it. */
  static String javaScript(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A comment's words: nothing that ends it or goes beyond its line. */
  static String comment(String text) {
    return text.replaceAll("[^\\p{L}\\p{N} .,;:_()+=#'-]", "_");
  }

  /** Texts with commas between them. */
  static String list(List<String> texts, UnaryOperator<String> quote) {
    return texts.stream().map(quote).collect(Collectors.joining(", "));
  }
}
