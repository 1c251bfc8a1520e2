package org.sagekit.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.Problems;

/**
 * What texts look like, whatever they say. Immutable.
 *
 * <p>A pattern has {@code A} for a capital letter, {@code a} for any other letter, {@code 9} for a
 * digit and {@code ?} for a character outside ASCII that is neither; other characters stand for
 * themselves. Of more than four letters or digits alike one stands with a plus sign: {@code
 * "Miller-42"} is {@code Aa+-99}. What is longer than 32 characters ends in an ellipsis.
 *
 * @param minLength of the shortest text, in code points
 * @param meanLength of all texts
 * @param maxLength of the longest
 * @param blank how many texts are empty or of white space only
 * @param nonAscii how many texts have a character outside ASCII
 * @param countByPattern how often the most frequent patterns occur, most frequent first; up to ten.
 *     Exact as long as there are at most 1,000 patterns; of more, a count may be too low by one in
 *     1,001 texts
 */
public record TextShape(
    int minLength,
    double meanLength,
    int maxLength,
    long blank,
    long nonAscii,
    Map<String, Long> countByPattern) {

  /**
   * Copies the counts, keeping their order.
   *
   * @throws IllegalArgumentException if a length or a count is negative
   */
  public TextShape {
    countByPattern = Collections.unmodifiableMap(new LinkedHashMap<>(countByPattern));
    Problems.of("Text shape")
        .require(minLength >= 0, "minLength", "at least 0", minLength)
        .require(meanLength >= minLength, "meanLength", "at least minLength", meanLength)
        .require(maxLength >= meanLength, "maxLength", "at least meanLength", maxLength)
        .require(blank >= 0, "blank", "at least 0", blank)
        .require(nonAscii >= 0, "nonAscii", "at least 0", nonAscii)
        .throwIfAny();
  }
}
