package org.sagekit.api.label;

import org.sagekit.api.Problems;

/**
 * One worker's answer to one task.
 *
 * @param task which task, as the row's id
 * @param worker who answered
 * @param label the answer
 */
public record Vote(String task, String worker, String label) {

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Vote {
    Problems.notBlank("Vote", "task", task);
    Problems.notBlank("Vote", "worker", worker);
    Problems.notBlank("Vote", "label", label);
  }
}
