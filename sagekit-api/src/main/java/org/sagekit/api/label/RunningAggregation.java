package org.sagekit.api.label;

import java.util.Collection;
import org.sagekit.api.model.Prediction;

/**
 * An aggregation that goes on while votes come in. What was learnt is kept: new votes change the
 * tasks that they are on and the workers who gave them, and not all is done again. For one thread.
 */
public interface RunningAggregation {

  /**
   * Takes more votes; tasks, workers and labels may be new. Votes that are there already change
   * nothing.
   *
   * @param votes any number
   */
  void add(Collection<Vote<String>> votes);

  /**
   * How many different votes have been taken.
   *
   * @return at least 1
   */
  int votes();

  /**
   * What is likely of one task now.
   *
   * @param task one that has a vote or is gold
   * @return the probability of each label
   * @throws IllegalArgumentException if the task is not known
   */
  Prediction posterior(String task);

  /**
   * What is likely of all tasks now. Takes time in proportion to all votes.
   *
   * @return as the aggregator would say it of all votes, but for what further rounds would change
   */
  LabelAggregation aggregation();
}
