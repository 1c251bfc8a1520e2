package org.sagekit.monitor.text;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sagekit.monitor.chance.Mixing;

/**
 * What a text has, as numbers below {@link #COUNT}: its words, its runs of three characters, how
 * long it is, and how much of it are digits, capitals and characters beyond ASCII. Words and runs
 * are hashed (Weinberger et al. 2009, "Feature hashing for large scale multitask learning"), so
 * that memory does not grow with the vocabulary.
 */
final class TextFeatures {
  static final int COUNT = 1 << 17;

  /** Characters behind it are not looked at, but count for the length. */
  private static final int MOST = 2_000;

  private static final int RUN = 3;
  private static final int SHARES = 8;
  private static final int STEPS = 4;
  private static final int ASCII = 127;

  /** Kinds of features, so that equal numbers of two kinds are not one. */
  private static final int WORD = 1;

  private static final int CHARACTERS = 2;
  private static final int LENGTH = 3;
  private static final int BLANKS = 4;
  private static final int DIGITS = 5;
  private static final int CAPITALS = 6;
  private static final int BEYOND_ASCII = 7;

  private final String text;
  private final IntStream.Builder found = IntStream.builder();

  private TextFeatures(String text) {
    this.text = text.substring(0, Math.min(MOST, text.length()));
  }

  /**
   * All that a text has.
   *
   * @param text of any length
   * @return distinct numbers from 0 to {@link #COUNT}, ascending
   */
  static int[] of(String text) {
    TextFeatures features = new TextFeatures(text);
    features.words();
    features.runs();
    features.shapes(text.length());
    return features.found.build().sorted().distinct().toArray();
  }

  private void words() {
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || !Character.isLetterOrDigit(text.charAt(at))) {
        if (at > from) {
          add(WORD, Mixing.of(text.substring(from, at)));
        }
        from = at + 1;
      }
    }
  }

  private void runs() {
    for (int at = 0; at + RUN <= text.length(); at++) {
      long run = ((long) text.charAt(at) << 32) + (text.charAt(at + 1) << 16) + text.charAt(at + 2);
      add(CHARACTERS, run);
    }
  }

  private void shapes(int length) {
    size(LENGTH, length);
    size(BLANKS, text.chars().filter(Character::isWhitespace).count());
    share(DIGITS, Character::isDigit);
    share(CAPITALS, Character::isUpperCase);
    share(BEYOND_ASCII, c -> c > ASCII);
  }

  /** In steps of about a quarter. */
  private void size(int kind, long size) {
    add(kind, (long) (STEPS * Math.log1p(size)));
  }

  /** In eighths, rounded up, so that some is not none. */
  private void share(int kind, IntPredicate counted) {
    double count = text.chars().filter(counted).count();
    add(kind, (long) Math.ceil(SHARES * count / Math.max(1, text.length())));
  }

  private void add(int kind, long what) {
    found.add((int) (Mixing.of(kind, what) & COUNT - 1));
  }
}
