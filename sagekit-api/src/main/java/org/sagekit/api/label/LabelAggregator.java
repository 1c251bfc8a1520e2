package org.sagekit.api.label;

/**
 * Finds the likely truth behind votes for categories: a calibrated posterior for each task, and
 * what each worker's answers are worth.
 */
public interface LabelAggregator extends Aggregator<Votes, LabelAggregation> {

  /**
   * Aggregates, and stays ready for more votes.
   *
   * @param votes at least one
   * @return begins with these votes; for one thread
   * @throws IllegalArgumentException as {@link #aggregate}
   */
  RunningAggregation running(Votes votes);
}
