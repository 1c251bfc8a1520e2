package org.sagekit.api.label;

import org.sagekit.api.Settings;

/**
 * Finds the likely truth behind votes that disagree. Stateless, thread-safe and repeatable: the
 * order of the votes and the names of the workers change nothing.
 */
public interface Aggregator {

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
   * Aggregates.
   *
   * @param votes at least one; identical votes (same task, worker and label) count once
   * @return a posterior for each task that has a vote
   * @throws IllegalArgumentException if there is no vote
   */
  Aggregation aggregate(Votes votes);
}
