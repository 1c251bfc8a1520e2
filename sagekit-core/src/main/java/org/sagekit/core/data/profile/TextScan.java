package org.sagekit.core.data.profile;

/**
 * Length, pattern and kind of characters of a text, in one pass and without a copy of it. The
 * pattern is that of {@link org.sagekit.api.data.TextShape}.
 */
final class TextScan {
  private static final int LONGEST = 32;
  private static final int RUN = 4;
  private final StringBuilder pattern = new StringBuilder();
  private int length;
  private boolean blank;
  private boolean ascii;
  private boolean full;

  void read(String text) {
    pattern.setLength(0);
    length = 0;
    blank = true;
    ascii = true;
    full = false;
    char sign = 0;
    int run = 0;
    for (int i = 0; i < text.length(); length++) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      ascii &= point < 128;
      blank &= point == ' ' || Character.isWhitespace(point) || Character.isSpaceChar(point);
      char next = sign(point);
      if (next != sign && run > 0) {
        write(sign, run);
        run = 0;
      }
      sign = next;
      run++;
    }
    if (run > 0) {
      write(sign, run);
    }
  }

  private static char sign(int point) {
    if (point < 128) {
      return ascii(point);
    }
    if (Character.isLetter(point)) {
      return Character.isUpperCase(point) ? 'A' : 'a';
    }
    return Character.isDigit(point) ? '9' : '?';
  }

  private static char ascii(int point) {
    if (point >= 'a' && point <= 'z') {
      return 'a';
    }
    if (point >= 'A' && point <= 'Z') {
      return 'A';
    }
    if (point >= '0' && point <= '9') {
      return '9';
    }
    return point < ' ' ? ' ' : (char) point;
  }

  /** A run of signs alike; only letters and digits are shortened. */
  private void write(char sign, int run) {
    boolean shortens = run > RUN && (sign == 'a' || sign == 'A' || sign == '9');
    int signs = shortens ? 2 : Math.min(run, LONGEST + 1);
    if (full || pattern.length() + signs > LONGEST) {
      pattern.append(full ? "" : "\u2026");
      full = true;
      return;
    }
    for (int i = 0; i < signs; i++) {
      pattern.append(shortens && i == 1 ? '+' : sign);
    }
  }

  /** In code points. */
  int length() {
    return length;
  }

  boolean isBlank() {
    return blank;
  }

  boolean isAscii() {
    return ascii;
  }

  String pattern() {
    return pattern.toString();
  }
}
