package org.sagekit.core.track.search.query;

import java.util.HashMap;
import java.util.Map;

/**
 * A pattern of {@code LIKE}. All places of the pattern that the text may have reached are followed
 * at once, a bit each (Baeza-Yates and Gonnet 1992, "A new approach to text searching"), so that
 * the time grows with the length of the text and never with the ways of matching. Immutable.
 */
final class LikePattern {
  private final boolean isCaseIgnored;
  private final int length;

  /** Where a text may stay whatever comes: before these places stands a {@code %}. */
  private final long[] stays;

  /** The places where any character will do. */
  private final long[] anyCharacter;

  private final Map<Integer, long[]> placesByCharacter = new HashMap<>();

  /**
   * A pattern.
   *
   * @param isCaseIgnored whether upper and lower case are one
   */
  LikePattern(String pattern, boolean isCaseIgnored) {
    this.isCaseIgnored = isCaseIgnored;
    int words = pattern.length() / Long.SIZE + 1;
    this.stays = new long[words];
    this.anyCharacter = new long[words];
    int place = 0;
    for (int c : pattern.codePoints().toArray()) {
      if (c == '%') {
        set(stays, place);
      } else if (c == '_') {
        set(anyCharacter, place++);
      } else {
        set(placesByCharacter.computeIfAbsent(folded(c), key -> new long[words]), place++);
      }
    }
    this.length = place;
    for (long[] places : placesByCharacter.values()) {
      for (int i = 0; i < words; i++) {
        places[i] |= anyCharacter[i];
      }
    }
  }

  private static void set(long[] bits, int place) {
    bits[place / Long.SIZE] |= 1L << place;
  }

  private int folded(int c) {
    return isCaseIgnored ? Character.toLowerCase(Character.toUpperCase(c)) : c;
  }

  /** Whether all of a text is like the pattern. */
  boolean matches(String text) {
    long[] reached = new long[stays.length];
    reached[0] = 1;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!step(reached, placesByCharacter.getOrDefault(folded(c), anyCharacter))) {
        return false;
      }
      at += Character.charCount(c);
    }
    return (reached[length / Long.SIZE] >>> length & 1) != 0;
  }

  /** Goes on by a character; false if no place is left. */
  private boolean step(long[] reached, long[] fitting) {
    long carry = 0;
    long left = 0;
    for (int i = 0; i < reached.length; i++) {
      long moved = reached[i] & fitting[i];
      reached[i] = moved << 1 | carry | reached[i] & stays[i];
      carry = moved >>> Long.SIZE - 1;
      left |= reached[i];
    }
    return left != 0;
  }
}
