package org.sagekit.core.label.crowd;

import java.util.Optional;
import org.sagekit.api.Settings;

/**
 * How the truth is found behind votes as numbers. Stateless. {@link TableAggregator} makes an
 * aggregator of it: it checks the votes, gives names to the numbers, calibrates the posteriors and
 * judges the workers.
 */
public interface TruthMethod {

  /** Such as {@code dawid-skene}. */
  String name();

  /** With the name they determine the result. */
  Settings settings();

  /** Why it does not apply to these votes, with the figures; empty if it applies. */
  default Optional<String> obstacle(VoteTable table) {
    return Optional.empty();
  }

  /**
   * Makes the posterior of one task as sure as it may be.
   *
   * @param posterior what {@link #fit} says of the task; changed in place
   * @param votes how many votes the task has
   */
  default void calibrate(double[] posterior, int votes) {
    DesignEffect.calibrate(posterior, votes);
  }

  /**
   * How the method weighs answers, if all that it knows of workers are tables of counts. Then new
   * votes are taken in at once, without going through all others again.
   */
  default Optional<AnswerWeights> weights() {
    return Optional.empty();
  }

  /**
   * Finds the truth.
   *
   * @param table votes of at least two labels; tasks with gold keep {@link VoteTable#clamp}'s
   *     posterior in every round
   * @param start task by task the probability of each label to begin with: the shares of the votes,
   *     or an earlier posterior if more votes came in; not to be changed
   * @return posteriors, gold clamped
   */
  Fit fit(VoteTable table, double[] start);
}
