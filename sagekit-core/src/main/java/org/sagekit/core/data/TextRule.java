package org.sagekit.core.data;

/**
 * Tells free text from categories. Values are free text if more than half of them are different,
 * and either they have three words or 64 characters on average, or there are more than 10,000
 * different ones. So names and messages are text; sexes, countries, ticket numbers and short codes
 * are categories.
 */
final class TextRule {
  private static final int WORDS = 3;
  private static final int CHARACTERS = 64;
  private static final int CODES = 10_000;
  private long words;
  private long characters;
  private long distinct;

  /** Adds a value that was not there before. */
  void see(String value) {
    distinct++;
    characters += value.length();
    boolean inWord = false;
    for (int i = 0; i < value.length(); i++) {
      boolean blank = Character.isWhitespace(value.charAt(i));
      words += !blank && !inWord ? 1 : 0;
      inWord = !blank;
    }
  }

  /** Whether the values are free text, given how many there are, repeated ones included. */
  boolean isText(long present) {
    boolean wordy = words >= WORDS * distinct || characters >= CHARACTERS * distinct;
    return distinct > 0 && distinct * 2 > present && (wordy || distinct > CODES);
  }
}
