package org.sagekit.core.data;

/** The words of a line of ARFF: plain, in quotes with backslashes, or a single mark. */
final class ArffTokens {
  private static final String MARKS = "{},";
  private final String line;
  private int at;
  private boolean wasQuoted;

  ArffTokens(String line) {
    this.line = line;
  }

  /** Whether nothing is left but blanks or a comment. */
  boolean isAtEnd() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at == line.length() || line.charAt(at) == '%';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Goes past a mark if it comes next. */
  boolean skip(char mark) {
    boolean there = !isAtEnd() && line.charAt(at) == mark;
    at += there ? 1 : 0;
    return there;
  }

  /**
   * The next word, blanks outside quotes being its end.
   *
   * @throws IllegalArgumentException if there is none, or a quote is not closed
   */
  String word() {
    if (isAtEnd() || MARKS.indexOf(line.charAt(at)) >= 0) {
      throw new IllegalArgumentException(
          "must have a value at character " + (at + 1) + ", but has none.");
    }
    char first = line.charAt(at);
    wasQuoted = first == '\'' || first == '"';
    return wasQuoted ? quoted(first) : plain();
  }

  /** Whether the last word stood in quotes. */
  boolean wasQuoted() {
    return wasQuoted;
  }

  private String plain() {
    int start = at;
    while (at < line.length() && !isBlank(line.charAt(at)) && MARKS.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  private String quoted(char quote) {
    StringBuilder word = new StringBuilder();
    int start = at++;
    while (at < line.length() && line.charAt(at) != quote) {
      char c = line.charAt(at++);
      if (c == '\\' && at < line.length()) {
        c = unescaped(line.charAt(at++));
      }
      word.append(c);
    }
    if (at == line.length()) {
      throw new IllegalArgumentException(
          "must close the quote of character " + (start + 1) + ", but does not.");
    }
    at++;
    return word.toString();
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  /** A value up to the next comma; blanks within one without quotes belong to it. */
  String value() {
    if (!isAtEnd() && (line.charAt(at) == '\'' || line.charAt(at) == '"')) {
      return word();
    }
    wasQuoted = false;
    int start = at;
    while (at < line.length() && MARKS.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String value = line.substring(start, at).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "must have a value at character " + (start + 1) + ", but has none. Maybe ?.");
    }
    return value;
  }

  /** What is left of the line. */
  String rest() {
    return line.substring(at).strip();
  }
}
