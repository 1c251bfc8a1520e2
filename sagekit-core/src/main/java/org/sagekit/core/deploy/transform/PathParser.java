package org.sagekit.core.deploy.transform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a path by SageMaker's grammar:
 *
 * <pre>{@code
 * path    = "$" step*
 * step    = "." name | "." "*" | ["."] "[" inside "]"
 * inside  = "*" | quoted ("," quoted)* | range ("," range)*
 * range   = number | [number] ":" [number]
 * name    = (letter | digit | "_" | "-")+
 * quoted  = "'" any characters, "\" before "'" and "\" "'"
 * number  = ["-"] digit+, at most nine digits
 * }</pre>
 *
 * Blanks may stand in brackets. For one path.
 */
final class PathParser {
  private static final int MOST_DIGITS = 9;
  private final String text;
  private int at;

  PathParser(String text) {
    this.text = text;
  }

  List<PathStep> steps() {
    if (text.isEmpty() || text.charAt(0) != '$') {
      throw wrong("'$'");
    }
    at = 1;
    List<PathStep> steps = new ArrayList<>();
    while (at < text.length()) {
      if (!steps.isEmpty() && steps.get(steps.size() - 1).isMany()) {
        throw wrong("its end, as the step before picks more than one thing,");
      }
      steps.add(step());
    }
    return steps;
  }

  private PathStep step() {
    if (take('[')) {
      return inside();
    }
    if (!take('.')) {
      throw wrong("'.' or '['");
    }
    if (take('[')) {
      return inside();
    }
    return take('*') ? new AllStep() : new NamesStep(List.of(name()));
  }

  private String name() {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw wrong("a name, '*' or '['");
    }
    return text.substring(from, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '-';
  }

  private PathStep inside() {
    skipBlanks();
    PathStep step;
    if (take('*')) {
      step = new AllStep();
    } else if (peek() == '\'') {
      step = names();
    } else {
      step = ranges();
    }
    skipBlanks();
    if (!take(']')) {
      throw wrong("']'");
    }
    return step;
  }

  private PathStep names() {
    Set<String> names = new LinkedHashSet<>();
    do {
      skipBlanks();
      int from = at;
      if (!names.add(quoted())) {
        at = from;
        throw wrong("a name that was not there before");
      }
      skipBlanks();
    } while (take(','));
    return new NamesStep(List.copyOf(names));
  }

  private String quoted() {
    if (!take('\'')) {
      throw wrong("a name in '...'");
    }
    StringBuilder name = new StringBuilder();
    while (!take('\'')) {
      take('\\');
      if (at == text.length()) {
        throw wrong("\"'\"");
      }
      name.append(text.charAt(at++));
    }
    return name.toString();
  }

  private PathStep ranges() {
    List<IndexRange> ranges = new ArrayList<>();
    do {
      skipBlanks();
      Integer from = number();
      skipBlanks();
      boolean isSlice = take(':');
      if (from == null && !isSlice) {
        throw wrong("a number, a name in '...', ':' or '*'");
      }
      skipBlanks();
      ranges.add(new IndexRange(from, isSlice ? number() : from, isSlice));
      skipBlanks();
    } while (take(','));
    return new IndexesStep(List.copyOf(ranges));
  }

  private @Nullable Integer number() {
    int from = at;
    take('-');
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == digits) {
      if (at > from) {
        throw wrong("a digit");
      }
      return null;
    }
    if (at - digits > MOST_DIGITS) {
      at = from;
      throw wrong("a number of at most " + MOST_DIGITS + " digits");
    }
    return Integer.valueOf(text.substring(from, at));
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean take(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  /** The next character; a zero at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException wrong(String wanted) {
    String found = at < text.length() ? "has '" + text.charAt(at) + "'" : "ends";
    return new IllegalArgumentException(
        "must have %s as character %s, but %s.".formatted(wanted, at + 1, found));
  }
}
