package org.sagekit.core.label.crowd;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Votes;

/** An aggregator of votes by a method over votes as numbers. Thread-safe. */
public final class TableAggregator implements LabelAggregator {
  private final TruthMethod method;

  /**
   * By a method.
   *
   * @param method thread-safe
   */
  public TableAggregator(TruthMethod method) {
    this.method = Objects.requireNonNull(method, "method");
  }

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public Settings settings() {
    return method.settings();
  }

  @Override
  public Optional<String> obstacle(Votes votes) {
    return method.obstacle(VoteTable.of(votes));
  }

  @Override
  public LabelAggregation aggregate(Votes votes) {
    VoteTable table = VoteTable.of(votes);
    return named(table, table.shares()).aggregation();
  }

  NamedFit named(VoteTable table, double[] start) {
    return new NamedFit(method, table, fit(table, start));
  }

  /** One label is the truth of all without any method. */
  Fit fit(VoteTable table, double[] start) {
    if (table.labels() == 1) {
      return new Fit(table.shares(), 0);
    }
    method
        .obstacle(table)
        .ifPresent(
            reason ->
                Problems.of("Aggregator '" + name() + "'")
                    .require(false, "votes", "such that the method applies", reason)
                    .throwIfAny());
    return method.fit(table, start);
  }

  @Override
  public RunningAggregation running(Votes votes) {
    VoteTable table = VoteTable.of(votes);
    long cells = (long) table.workers() * table.labels() * table.labels();
    return method
        .weights()
        .filter(weights -> cells <= VoteTable.MOST_CELLS)
        .<RunningAggregation>map(weights -> new CountedRunning(this, method, votes))
        .orElseGet(() -> new WarmRunning(this, votes));
  }

  @Override
  public String toString() {
    return name();
  }
}
