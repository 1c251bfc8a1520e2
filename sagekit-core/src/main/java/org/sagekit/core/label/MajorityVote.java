package org.sagekit.core.label;

import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Votes;

/** Each worker counts the same: the posterior is the share of the votes. */
final class MajorityVote implements Aggregator {

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public Aggregation aggregate(Votes votes) {
    VoteTable table = VoteTable.of(votes);
    return table.aggregation(name(), table.shares(), 0);
  }

  @Override
  public String toString() {
    return name();
  }
}
