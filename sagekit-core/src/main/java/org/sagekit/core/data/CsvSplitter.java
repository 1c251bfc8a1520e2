package org.sagekit.core.data;

/** Counts the cells of rows, for a separator and a quote that are a guess. */
final class CsvSplitter {
  private final String text;
  private final char separator;
  private final char quote;
  private int at;
  private int cells;
  private boolean isCut;
  private boolean isFaulty;
  private boolean hasQuotes;

  CsvSplitter(String text, char separator, char quote) {
    this.text = text;
    this.separator = separator;
    this.quote = quote;
  }

  /** Goes through a row that is neither empty nor a comment; false if there is none left. */
  boolean next(char comment) {
    while (at < text.length() && (isEnd(at) || isComment(comment))) {
      if (!isEnd(at)) {
        skipLine();
      }
      at++;
    }
    if (at >= text.length()) {
      return false;
    }
    cells = 1;
    skipCell();
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      cells++;
      skipCell();
    }
    isCut = at >= text.length();
    return true;
  }

  private boolean isComment(char comment) {
    return comment != CsvStyle.NONE && text.charAt(at) == comment;
  }

  private void skipLine() {
    while (at < text.length() && !isEnd(at)) {
      at++;
    }
  }

  private void skipCell() {
    if (at < text.length() && text.charAt(at) == quote) {
      skipQuoted();
    }
    while (at < text.length() && text.charAt(at) != separator && !isEnd(at)) {
      at++;
    }
  }

  private void skipQuoted() {
    hasQuotes = true;
    at++;
    while (at < text.length()) {
      boolean isQuote = text.charAt(at) == quote;
      boolean isDouble = isQuote && at + 1 < text.length() && text.charAt(at + 1) == quote;
      if (isQuote && !isDouble) {
        at++;
        isFaulty |= at < text.length() && text.charAt(at) != separator && !isEnd(at);
        return;
      }
      at += isDouble ? 2 : 1;
    }
  }

  private boolean isEnd(int index) {
    return text.charAt(index) == '\n' || text.charAt(index) == '\r';
  }

  int cells() {
    return cells;
  }

  /** Whether the text ended in the row. */
  boolean isCut() {
    return isCut;
  }

  /** Whether there was text behind a closing quote. */
  boolean isFaulty() {
    return isFaulty;
  }

  /** Whether some cell was in quotes. */
  boolean hasQuotes() {
    return hasQuotes;
  }
}
