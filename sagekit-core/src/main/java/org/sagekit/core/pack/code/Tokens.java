package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a source, one after the other. For one thread. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(/\\*\\*(?:.|\\n)*?\\*/)|(?:/\\*(?:.|\\n)*?\\*/)|(?://[^\\n]*)"
              + "|([A-Za-z_][A-Za-z_0-9]*)"
              + "|([0-9]+\\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|[0-9]+)"
              + "|(>>>|\\+\\+|--|\\+=|-=|<<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%&|^!~<>=?:;,.(){}\\[\\]@\"])"
              + "|\\s+");
  static final String END = "";

  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String source) {
    Matcher matcher = TOKEN.matcher(source);
    int at = 0;
    while (at < source.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalStateException(
            "Source: text must be known, but was '" + source.charAt(at) + "'");
      }
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          tokens.add(matcher.group());
        }
      }
      at = matcher.end();
    }
  }

  String peek() {
    return peek(0);
  }

  String peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : END;
  }

  String take() {
    String token = peek();
    next++;
    return token;
  }

  boolean takeIf(String token) {
    boolean there = peek().equals(token);
    next += there ? 1 : 0;
    return there;
  }

  void expect(String token) {
    if (!takeIf(token)) {
      throw new IllegalStateException(
          "Source: next must be '%s', but was '%s' before '%s'.".formatted(token, peek(), peek(1)));
    }
  }
}
