package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that comes from outside, made fit to be shown: no control characters, no turning of the
 * writing direction, measured in the columns of a terminal.
 */
public final class Glyphs {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String ELLIPSIS = "\u2026";

  private Glyphs() {}

  /**
   * One line: line ends and tabs become blanks, what a terminal or a reader could be misled by (a
   * control character, a bidirectional override, half a surrogate pair) becomes a replacement
   * character.
   */
  public static String line(String text) {
    return text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' || c == 0x85 ? ' ' : visible(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** As {@link #line}, but line ends stay. */
  public static String lines(String text) {
    return text.lines().map(Glyphs::line).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      case Character.FORMAT -> c == 0x200D || c == 0x200C ? c : REPLACEMENT;
      default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ? REPLACEMENT : c;
    };
  }

  /** How many columns of a terminal a line takes. */
  static int width(String line) {
    return line.codePoints().map(Glyphs::width).sum();
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The blocks that Unicode's East Asian Width (UAX 11) calls wide, in the large. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }

  /** Shortens a line to so many columns, with an ellipsis at the end. */
  static String cut(String line, int columns) {
    return width(line) <= columns ? line : head(line, columns - 1) + ELLIPSIS;
  }

  private static String head(String line, int columns) {
    StringBuilder head = new StringBuilder();
    int used = 0;
    for (int c : line.codePoints().toArray()) {
      used += width(c);
      if (used > columns) {
        break;
      }
      head.appendCodePoint(c);
    }
    return head.toString();
  }

  /** Shortens a text to so many characters, never inside a surrogate pair. */
  static String atMost(int characters, String text) {
    if (text.length() <= characters) {
      return text;
    }
    int end = characters - 1;
    boolean inside = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, inside ? end - 1 : end) + ELLIPSIS;
  }

  /** Fills a line up at its end. */
  static String left(String line, int columns) {
    return line + " ".repeat(Math.max(0, columns - width(line)));
  }

  /** Fills a line up at its beginning. */
  static String right(String line, int columns) {
    return " ".repeat(Math.max(0, columns - width(line))) + line;
  }

  /** Breaks a line at blanks, into at most so many; the last is cut. */
  static List<String> wrap(String line, int columns, int limit) {
    List<String> wrapped = new ArrayList<>();
    String rest = line.strip();
    while (width(rest) > columns && wrapped.size() < limit - 1) {
      String head = head(rest, columns);
      int blank = rest.startsWith(" ", head.length()) ? head.length() : head.lastIndexOf(' ');
      int end = blank > 0 ? blank : Math.max(1, head.length());
      wrapped.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    wrapped.add(cut(rest, columns));
    return wrapped;
  }
}
