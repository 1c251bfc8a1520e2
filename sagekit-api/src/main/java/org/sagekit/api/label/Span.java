package org.sagekit.api.label;

import org.sagekit.api.Problems;

/**
 * A piece of a text that has a label, such as a name or a place.
 *
 * @param label what it is, not blank
 * @param start its first character, counted in UTF-16 units from 0
 * @param end the character behind its last; greater than {@code start}
 */
public record Span(String label, int start, int end) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the label is blank or the span is empty
   */
  public Span {
    Problems.notBlank("Span", "label", label);
    Problems.of("Span '" + label + "'")
        .require(start >= 0, "start", "0 or more", start)
        .require(end > start, "end", "more than " + start, end)
        .throwIfAny();
  }
}
