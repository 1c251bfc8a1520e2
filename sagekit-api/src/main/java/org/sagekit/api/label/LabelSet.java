package org.sagekit.api.label;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.sagekit.api.Problems;

/**
 * Labels that hold together: an answer to a task that may have any number of them, also none.
 *
 * @param labels each once, sorted by their characters
 */
public record LabelSet(List<String> labels) {

  /**
   * Sorts the labels and drops repetitions.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public LabelSet {
    labels.forEach(label -> Problems.notBlank("LabelSet", "label", label));
    labels = List.copyOf(new TreeSet<>(labels));
  }

  /**
   * A set.
   *
   * @param labels any number, none blank
   * @return the set
   */
  public static LabelSet of(String... labels) {
    return new LabelSet(List.of(labels));
  }

  /**
   * A set.
   *
   * @param labels any number, none blank
   * @return the set
   */
  public static LabelSet of(Collection<String> labels) {
    return new LabelSet(List.copyOf(labels));
  }
}
