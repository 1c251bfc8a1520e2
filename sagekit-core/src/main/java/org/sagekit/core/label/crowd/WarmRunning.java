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
  private VoteTable table;
  private Fit fit;

  WarmRunning(TableAggregator aggregator, Votes votes) {
    this.aggregator = aggregator;
    this.votes = votes;
    this.table = VoteTable.of(votes);
    this.fit = aggregator.fit(table, table.shares());
  }

  @Override
  public void add(Collection<Vote<String>> more) {
    votes = votes.and(more);
    VoteTable larger = VoteTable.of(votes);
    fit = aggregator.fit(larger, larger.startingFrom(table, fit.posterior()));
    table = larger;
  }

  @Override
  public int votes() {
    return table.votes();
  }

  @Override
  public Prediction posterior(String task) {
    return table.posterior(task, fit.posterior());
  }

  @Override
  public LabelAggregation aggregation() {
    return aggregator.named(table, fit);
  }
}
