package org.sagekit.core.track.search.query;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.core.track.search.query.Token.Kind;

/**
 * Takes a query apart. A number is a word: whether {@code 1e-3} is a number or the name of a
 * parameter depends on where it stands. For one thread.
 */
final class Tokens {
  private static final String IN_NAMES = "_.-/@:";
  private final QueryText source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(QueryText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * All tokens, the last of which is {@link Kind#END}.
   *
   * @throws IllegalArgumentException if a quote is not closed or a character has no meaning
   */
  static List<Token> of(QueryText source) {
    Tokens tokens = new Tokens(source);
    while (tokens.at < tokens.text.length()) {
      tokens.next();
    }
    tokens.add(Kind.END, "", tokens.at);
    return tokens.tokens;
  }

  private void next() {
    int from = at;
    char c = text.charAt(at);
    switch (c) {
      case '(' -> single(Kind.OPEN);
      case ')' -> single(Kind.CLOSE);
      case ',' -> single(Kind.COMMA);
      case '\'' -> add(Kind.TEXT, quoted(c), from);
      case '"', '`' -> add(Kind.QUOTED, quoted(c), from);
      case '=', '!', '<', '>' -> sign();
      default -> {
        if (Character.isWhitespace(c)) {
          at++;
        } else {
          word();
        }
      }
    }
  }

  private void single(Kind kind) {
    at++;
    add(kind, text.substring(at - 1, at), at - 1);
  }

  private void add(Kind kind, String said, int from) {
    tokens.add(new Token(kind, said, from, at));
  }

  /** What stands in quotes; the quote itself stands there twice. */
  private String quoted(char quote) {
    StringBuilder said = new StringBuilder();
    int from = at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        said.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        said.append(quote);
        at++;
      } else {
        return said.toString();
      }
    }
    throw source.wrong("close each quote", from, "one that is open to the end", "");
  }

  private void sign() {
    int from = at;
    while (at < text.length() && at < from + 2 && "=!<>".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (Operator.of(text.substring(from, at)) == null) {
      at = from + 1;
    }
    add(Kind.SIGN, text.substring(from, at), from);
  }

  private void word() {
    int from = at;
    if (text.charAt(at) == '+') {
      at++;
    }
    while (at < text.length() && isInWord(from)) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == from || text.substring(from, at).equals("+")) {
      int end = from + Character.charCount(text.codePointAt(from));
      String found = "'" + text.substring(from, end) + "'";
      throw source.wrong("have a name, number, sign or quote", from, found, "");
    }
    add(Kind.WORD, text.substring(from, at), from);
  }

  private boolean isInWord(int from) {
    int c = text.codePointAt(at);
    return Character.isLetterOrDigit(c) || IN_NAMES.indexOf(c) >= 0 || isSignOfExponent(from, c);
  }

  /** The plus of {@code 1e+5}. */
  private boolean isSignOfExponent(int from, int c) {
    return c == '+'
        && at > from + 1
        && (text.charAt(at - 1) | 0x20) == 'e'
        && NumberText.of(text.substring(from, at - 1)) != null;
  }
}
