package org.sagekit.api.label;

import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * Finds the likely truth behind answers that disagree: the one contract of all methods and all
 * kinds of answers. Stateless, thread-safe and repeatable: the order of the answers and the names
 * of the workers change nothing.
 *
 * @param <V> the answers
 * @param <R> what is found
 */
public interface Aggregator<V extends Answers<?>, R extends Aggregation> {

  /**
   * The method's name.
   *
   * @return such as {@code dawid-skene}
   */
  String name();

  /**
   * Its settings.
   *
   * @return names and canonical text; with the name they determine the result
   */
  Settings settings();

  /**
   * Why the method does not apply to these answers, as one that knows only two labels does not
   * apply to three.
   *
   * @param votes the answers
   * @return the reason, with the figures; empty if it applies
   */
  default Optional<String> obstacle(V votes) {
    return Optional.empty();
  }

  /**
   * Aggregates. Gold is the truth of its tasks, whatever the workers answered, and workers are
   * judged by it.
   *
   * @param votes at least one; identical votes (same task, worker and label) count once
   * @return the likely truth of each task that has a vote or is gold
   * @throws IllegalArgumentException if there is no vote, or there is an {@link #obstacle}
   */
  R aggregate(V votes);
}
