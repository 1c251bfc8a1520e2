package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/**
 * Keeps the counts of every worker, and with new votes takes the answered tasks out of them and
 * puts them back with their new posterior: R. M. Neal and G. E. Hinton, "A view of the EM algorithm
 * that justifies incremental, sparse, and other variants", 1998, section 5. A label that nobody
 * gave before changes all tables: then all votes are gone through, from where it stood.
 */
final class CountedRunning implements RunningAggregation {
  /** How often the answered tasks and their workers are estimated in turn. */
  private static final int PASSES = 2;

  private final TableAggregator aggregator;
  private final TruthMethod method;
  private final AnswerWeights weights;
  private final Votes first;
  private final List<Vote<String>> all;
  private List<String> labels;
  private int iterations;
  private CountedVotes counted;

  /**
   * @param method one that has {@link TruthMethod#weights}
   */
  CountedRunning(TableAggregator aggregator, TruthMethod method, Votes votes) {
    this.aggregator = aggregator;
    this.method = method;
    this.weights = method.weights().orElseThrow();
    first = votes;
    all = new ArrayList<>(votes.all());
    VoteTable table = VoteTable.of(votes);
    labels = table.labelNames();
    counted = count(table, table.shares());
  }

  private CountedVotes count(VoteTable table, double[] start) {
    Fit fit = aggregator.fit(table, start);
    iterations = fit.iterations();
    return CountedVotes.of(table, fit.posterior(), weights);
  }

  @Override
  public void add(Collection<Vote<String>> votes) {
    if (!Set.copyOf(labels).containsAll(votes.stream().map(Vote::label).toList())) {
      goThroughAllWith(votes);
      return;
    }
    Set<CountedVotes.TaskVotes> answered = new LinkedHashSet<>();
    for (Vote<String> vote : votes) {
      CountedVotes.TaskVotes task = task(vote.task());
      counted.takeOut(task);
      answered.add(task);
      if (counted.add(task, vote.worker(), labels.indexOf(vote.label()))) {
        all.add(vote);
      }
    }
    for (int pass = 0; pass < PASSES; pass++) {
      answered.forEach(counted::putIn);
      counted.estimateWorkers(answered);
      answered.forEach(counted::takeOut);
      answered.forEach(counted::estimateTruth);
    }
    answered.forEach(counted::putIn);
    counted.estimateWorkers(answered);
  }

  private void goThroughAllWith(Collection<Vote<String>> votes) {
    NamedFit before = found();
    all.addAll(votes);
    VoteTable larger = table();
    labels = larger.labelNames();
    counted = count(larger, before.start(larger));
  }

  private CountedVotes.TaskVotes task(String name) {
    boolean isNew = !counted.has(name);
    CountedVotes.TaskVotes task = counted.task(name);
    String gold = first.gold().get(name);
    if (isNew && gold != null) {
      counted.setGold(task, labels.indexOf(gold));
    }
    return task;
  }

  private VoteTable table() {
    return VoteTable.of(Votes.of(first.name(), all).withGold(first.gold()));
  }

  private NamedFit found() {
    VoteTable table = table();
    double[] posterior = new double[table.tasks() * table.labels()];
    for (int task = 0; task < table.tasks(); task++) {
      double[] one = counted.posterior(table.taskNames().get(task));
      System.arraycopy(one, 0, posterior, task * one.length, one.length);
    }
    return new NamedFit(method, table, new Fit(posterior, iterations));
  }

  @Override
  public int votes() {
    return counted.votes();
  }

  @Override
  public Prediction posterior(String task) {
    if (counted.has(task)) {
      double[] posterior = counted.posterior(task);
      method.calibrate(posterior, counted.votes(task));
      return Prediction.ofClasses(labels, posterior);
    }
    return found().posterior(task);
  }

  @Override
  public LabelAggregation aggregation() {
    return found().aggregation();
  }
}
