package org.sagekit.core.track.exchange.mlflow;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;

/**
 * Reads the scalars of YAML 1.1 (section 9.1), as PyYAML writes them: plain, in single and in
 * double quotes, each of them perhaps folded over lines. For one thread.
 */
final class YamlScalars {
  private static final String BLANKS = " \t";
  private static final String BREAKS = "\n\r\u0085\u2028\u2029";
  private final String subject;
  private final String text;
  private int at;

  YamlScalars(String subject, String text) {
    this.subject = subject;
    this.text = text.replace("\r\n", "\n");
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The next character, a line end if there is none. */
  char peek() {
    return isAtEnd() ? '\n' : text.charAt(at);
  }

  /** How many blanks come next; they are not passed over. */
  int indent() {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - at;
  }

  void skip(int characters) {
    at = Math.min(text.length(), at + characters);
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  /** The rest of the line, which is passed over. */
  String line() {
    int end = text.indexOf('\n', at);
    String line = text.substring(Math.min(at, text.length()), end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    return line;
  }

  /** Whether the line is empty, blank or a comment. */
  boolean isBlankLine() {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end).strip();
    return line.isEmpty() || line.startsWith("#");
  }

  /** A name up to its colon and the blanks behind it. */
  String key() {
    String key =
        switch (peek()) {
          case '\'' -> single();
          case '"' -> quoted();
          default -> plainKey();
        };
    if (peek() != ':') {
      throw refused("a name and a colon");
    }
    skip(1);
    if (peek() != ' ' && peek() != '\n') {
      throw refused("a blank behind the colon");
    }
    skip(indent());
    return key;
  }

  private String plainKey() {
    refuseIndicators();
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && !isColon(end)) {
      end++;
    }
    String key = text.substring(at, end);
    at = end;
    return key;
  }

  private boolean isColon(int position) {
    return text.charAt(position) == ':'
        && (position + 1 >= text.length() || " \n".indexOf(text.charAt(position + 1)) >= 0);
  }

  /**
   * A value to the end of its last line.
   *
   * @param indent lines that are indented by more belong to it
   * @return null for YAML's null
   */
  @Nullable String value(int indent) {
    if (peek() == '\'') {
      return alone(single());
    }
    if (peek() == '"') {
      return alone(quoted());
    }
    refuseIndicators();
    String plain = plain(indent);
    return plain.isEmpty() || plain.equals("~") || plain.equalsIgnoreCase("null") ? null : plain;
  }

  private String alone(String value) {
    String rest = line().strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw refused("a line end behind the quote");
    }
    return value;
  }

  /** What begins so is an anchor, alias, tag, list or block, and is not written by MLflow here. */
  private void refuseIndicators() {
    boolean dash =
        "-?".indexOf(peek()) >= 0 && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    if (dash || "[]{},&*!|>%@`#".indexOf(peek()) >= 0 && peek() != '\n') {
      throw refused("a plain or quoted text");
    }
  }

  private String plain(int indent) {
    StringBuilder value = new StringBuilder(withoutComment(line()));
    StringBuilder breaks = new StringBuilder("\n");
    while (!isAtEnd() && (peek() == '\n' || indent() > indent)) {
      String next = withoutComment(line());
      if (next.isEmpty()) {
        breaks.append('\n');
      } else {
        fold(value, breaks);
        value.append(next);
        breaks.setLength(1);
      }
    }
    return value.toString();
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf(" #");
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private String single() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (BREAKS.indexOf(c) >= 0) {
        foldLines(value, 0);
      } else if (c != '\'') {
        value.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
        value.append(c);
        at++;
      } else {
        at++;
        return value.toString();
      }
    }
    throw refused("a closing quote");
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    int escaped = 0;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return value.toString();
      }
      if (BREAKS.indexOf(c) >= 0) {
        foldLines(value, escaped);
      } else if (c == '\\') {
        at++;
        escape(value);
        escaped = value.length();
      } else {
        value.append(c);
      }
    }
    throw refused("a closing quote");
  }

  /** At a line end: blanks before and behind it don't count. */
  private void foldLines(StringBuilder value, int keep) {
    int end = value.length();
    while (end > keep && BLANKS.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    value.setLength(end);
    StringBuilder breaks = new StringBuilder();
    while (at < text.length() && (BLANKS + BREAKS).indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at);
      if (BREAKS.indexOf(c) >= 0) {
        breaks.append(c == '\r' || c == '\u0085' ? '\n' : c);
      }
      at++;
    }
    at--;
    fold(value, breaks);
  }

  /** One line end becomes a blank; of more all but the first stay. Unicode's own ends all stay. */
  private static void fold(StringBuilder value, CharSequence breaks) {
    if (breaks.charAt(0) != '\n') {
      value.append(breaks);
    } else if (breaks.length() == 1) {
      value.append(' ');
    } else {
      value.append(breaks, 1, breaks.length());
    }
  }

  private void escape(StringBuilder value) {
    switch (peek()) {
      case '0' -> value.append('\0');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 't', '\t' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'v' -> value.append('\u000b');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case 'e' -> value.append('\u001b');
      case 'N' -> value.append('\u0085');
      case '_' -> value.append('\u00a0');
      case 'L' -> value.append('\u2028');
      case 'P' -> value.append('\u2029');
      case ' ', '"', '/', '\\' -> value.append(peek());
      case '\n' -> {
        skip(1);
        skip(indent());
        at--;
      }
      case 'x' -> codePoint(value, 2);
      case 'u' -> codePoint(value, 4);
      case 'U' -> codePoint(value, 8);
      default -> throw refused("an escape that YAML knows");
    }
  }

  private void codePoint(StringBuilder value, int digits) {
    int end = at + 1 + digits;
    if (end > text.length() || !text.substring(at + 1, end).matches("[0-9A-Fa-f]+")) {
      throw refused("hexadecimal digits");
    }
    long code = Long.parseLong(text, at + 1, end, 16);
    if (code > Character.MAX_CODE_POINT
        || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      throw refused("a character of Unicode");
    }
    value.appendCodePoint((int) code);
    at += digits;
  }

  /** The fault at this place. */
  DataException refused(String wanted) {
    long line =
        text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new DataException("%s: line %s must have %s.".formatted(subject, line + 1, wanted));
  }
}
