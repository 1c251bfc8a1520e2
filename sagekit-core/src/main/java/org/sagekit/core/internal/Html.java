package org.sagekit.core.internal;

import java.util.Locale;

/** Text made fit to stand in HTML, as content or as a quoted attribute. */
final class Html {

  private Html() {}

  /** At most so many characters, cleaned of what {@link Glyphs} replaces, on one line. */
  static String text(int limit, String text) {
    return escape(Glyphs.line(Glyphs.atMost(limit, text)));
  }

  /** As {@link #text}, but line ends stay. */
  static String lines(int limit, String text) {
    return escape(Glyphs.lines(Glyphs.atMost(limit, text)));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A coordinate or percentage: two decimals, a point. */
  static String at(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** A name whose writing direction does not touch what stands beside it. */
  static String name(int limit, String text) {
    return "<bdi>" + text(limit, text) + "</bdi>";
  }
}
