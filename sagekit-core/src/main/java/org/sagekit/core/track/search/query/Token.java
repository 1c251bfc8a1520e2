package org.sagekit.core.track.search.query;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a query.
 *
 * @param kind what it is
 * @param text what it says, without its quotes
 * @param from where it begins, from 0
 * @param to behind its end
 */
record Token(Kind kind, String text, int from, int to) {
  private static final Set<String> KEYWORDS =
      Set.of("AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "IS", "NULL");

  /** What a token is. */
  enum Kind {
    /** A name, number or keyword. */
    WORD,
    /** A name in double quotes or backticks. */
    QUOTED,
    /** A text in single quotes. */
    TEXT,
    /** A sign of comparison. */
    SIGN,
    /** An opening parenthesis. */
    OPEN,
    /** A closing parenthesis. */
    CLOSE,
    /** A comma. */
    COMMA,
    /** Behind the last one. */
    END
  }

  /** Whether this is a certain word, in upper or lower case. */
  boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isKeyword() {
    return kind == Kind.WORD && KEYWORDS.contains(text.toUpperCase(Locale.ROOT));
  }

  /** For messages. */
  String shown() {
    if (kind == Kind.END) {
      return "the end";
    }
    String brief = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    return "'" + brief.replaceAll("\\p{Cntrl}", " ") + "'";
  }
}
