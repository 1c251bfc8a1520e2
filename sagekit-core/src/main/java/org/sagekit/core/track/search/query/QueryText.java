package org.sagekit.core.track.search.query;

/**
 * What is read, for messages that show where it goes wrong.
 *
 * @param name which text of the search: {@code query} or {@code order}
 * @param text all of it
 */
record QueryText(String name, String text) {
  /** How long a query may be, so that reading and asking it is bounded. */
  static final int LONGEST = 10_000;

  private static final int AROUND = 40;

  QueryText {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "RunSearch: %s must be at most %s characters long, but was %s."
              .formatted(name, String.valueOf(LONGEST), String.valueOf(text.length())));
    }
  }

  /**
   * An error with its place.
   *
   * @param constraint what the text must be or have
   * @param token what stands there instead
   * @param advice a sentence with a blank before it, or empty
   */
  IllegalArgumentException wrong(String constraint, Token token, String advice) {
    return wrong(constraint, token.from(), token.shown(), advice);
  }

  IllegalArgumentException wrong(String constraint, int at, String found, String advice) {
    return new IllegalArgumentException(
        "RunSearch: %s must %s at character %s, but has %s.%s%n%s"
            .formatted(name, constraint, String.valueOf(at + 1), found, advice, excerpt(at)));
  }

  /** Some of the text with a sign under the place. */
  private String excerpt(int at) {
    int from = Math.max(0, at - AROUND);
    int to = Math.min(text.length(), at + AROUND);
    String before = (from > 0 ? "..." : "") + text.substring(from, at);
    String behind = text.substring(at, to) + (to < text.length() ? "..." : "");
    String line = (before + behind).replaceAll("\\p{Cntrl}", " ");
    return "  " + line + System.lineSeparator() + "  " + " ".repeat(before.length()) + "^";
  }
}
