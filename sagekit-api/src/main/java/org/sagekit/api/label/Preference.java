package org.sagekit.api.label;

import org.sagekit.api.Problems;

/**
 * An answer to the question which of two things is better.
 *
 * @param better the one that was preferred, not blank
 * @param worse the other, not blank
 */
public record Preference(String better, String worse) {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is blank, or they are the same
   */
  public Preference {
    Problems.notBlank("Preference", "better", better);
    Problems.notBlank("Preference", "worse", worse);
    Problems.of("Preference")
        .require(!better.equals(worse), "worse", "another than '" + better + "'", worse)
        .throwIfAny();
  }
}
