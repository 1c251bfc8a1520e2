package org.sagekit.api.label;

import java.util.Objects;
import org.sagekit.api.Problems;

/**
 * One worker's answer to one task.
 *
 * @param <A> what an answer is: a category's text, a number, a set of labels, spans, boxes, ...
 * @param task which task, as the row's id
 * @param worker who answered
 * @param label the answer
 */
public record Vote<A>(String task, String worker, A label) {

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Vote {
    Problems.notBlank("Vote", "task", task);
    Problems.notBlank("Vote", "worker", worker);
    Objects.requireNonNull(label, "label");
    if (label instanceof String text) {
      Problems.notBlank("Vote", "label", text);
    }
  }
}
