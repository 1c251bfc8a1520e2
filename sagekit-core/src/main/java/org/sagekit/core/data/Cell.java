package org.sagekit.core.data;

/**
 * One cell as a span of the parser's buffer, so that no text is made for a cell whose text is known
 * already. One object serves all cells of a file.
 */
final class Cell {
  private char[] buffer = new char[0];
  private int start;
  private int end;
  private boolean quoted;
  private boolean isText;
  private int hash;

  /** Points at a cell; one without quotes loses the blanks around it. */
  void set(char[] newBuffer, int offset, int length, boolean inQuotes) {
    buffer = newBuffer;
    start = offset;
    end = offset + length;
    quoted = inQuotes;
    isText = false;
    hash = 0;
    if (!inQuotes && length > 0 && (buffer[start] <= ' ' || buffer[end - 1] <= ' ')) {
      strip();
    }
  }

  /** Points at a text that is no number, flag or time whatever it looks like. */
  void setText(String text) {
    set(text.toCharArray(), 0, text.length(), true);
    isText = true;
  }

  /** Points at a text. */
  void set(String text) {
    set(text.toCharArray(), 0, text.length(), true);
  }

  private void strip() {
    while (start < end && isBlank(buffer[start])) {
      start++;
    }
    while (end > start && isBlank(buffer[end - 1])) {
      end--;
    }
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  boolean isQuoted() {
    return quoted;
  }

  boolean isText() {
    return isText;
  }

  char[] chars() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /**
   * A hash of the characters, two at a time. Not the text's own, for which anyone can write a file
   * of equal ones.
   */
  int hash() {
    if (hash == 0) {
      int sum = end - start;
      int i = start;
      for (; i + 1 < end; i += 2) {
        sum = (sum ^ (buffer[i] | (buffer[i + 1] << 16))) * 0x9E3779B1;
        sum ^= sum >>> 15;
      }
      sum = i < end ? (sum ^ buffer[i]) * 0x85EBCA6B : sum;
      hash = sum ^ (sum >>> 15);
    }
    return hash;
  }

  boolean is(String text) {
    int length = end - start;
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != buffer[start + i]) {
        return false;
      }
    }
    return true;
  }

  boolean is(char[] text) {
    int length = end - start;
    if (text.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[i] != buffer[start + i]) {
        return false;
      }
    }
    return true;
  }

  String text() {
    return new String(buffer, start, end - start);
  }
}
