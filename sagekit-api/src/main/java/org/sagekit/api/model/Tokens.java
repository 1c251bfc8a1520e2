package org.sagekit.api.model;

import org.sagekit.api.Problems;

/**
 * How a text is taken apart: into runs of words or of characters. Letters are made lower case.
 *
 * @param unit what a run is made of
 * @param shortest the length of the shortest runs, from 1
 * @param longest the length of the longest runs, at least that of the shortest, at most 10
 */
public record Tokens(Unit unit, int shortest, int longest) {
  /** Single words. */
  public static final Tokens WORDS = new Tokens(Unit.WORD, 1, 1);

  private static final int MOST = 10;

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public Tokens {
    Problems.of("Tokens")
        .require(shortest >= 1, "shortest", "at least 1", shortest)
        .require(
            longest >= shortest && longest <= MOST,
            "longest",
            "from " + shortest + " to " + MOST,
            longest)
        .throwIfAny();
  }

  /** What a run is made of. */
  public enum Unit {
    /** Words, which are runs of letters and digits; those of one run are joined by a blank. */
    WORD,
    /**
     * The characters of a word with a blank before and behind it, so that a run tells whether it
     * begins or ends a word; runs never go beyond their word.
     */
    CHARACTER
  }
}
