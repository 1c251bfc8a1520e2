package org.sagekit.core.label.crowd;

import java.util.Collection;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/** Goes on from the earlier posteriors, over all votes, until nothing moves. */
final class WarmRunning implements RunningAggregation {
  private final TableAggregator aggregator;
  private Votes votes;
  private NamedFit found;

  WarmRunning(TableAggregator aggregator, Votes votes) {
    this.aggregator = aggregator;
    this.votes = votes;
    VoteTable table = VoteTable.of(votes);
    found = aggregator.named(table, table.shares());
  }

  @Override
  public void add(Collection<Vote<String>> more) {
    if (more.isEmpty()) {
      return;
    }
    votes = votes.and(more);
    VoteTable larger = VoteTable.of(votes);
    found = aggregator.named(larger, found.start(larger));
  }

  @Override
  public int votes() {
    return found.table().votes();
  }

  @Override
  public Prediction posterior(String task) {
    return found.posterior(task);
  }

  @Override
  public LabelAggregation aggregation() {
    return found.aggregation();
  }
}
