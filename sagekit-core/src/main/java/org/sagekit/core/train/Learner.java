package org.sagekit.core.train;

import org.sagekit.api.RunContext;
import org.sagekit.api.model.ScoringGraph;

/** Lets a library learn and lowers what it learnt to a graph. Stateless. */
@FunctionalInterface
interface Learner {

  /**
   * Learns.
   *
   * @param rows checked: at least two, with features, finite numbers and a target that varies
   * @param values the hyperparameters
   * @param run seed, threads and stop
   * @return a graph that takes raw rows to predictions
   */
  ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run);

  /**
   * Goes on from an earlier model.
   *
   * @param earlier a graph for the same classes
   * @param rows as for {@link #learn}
   * @param values the hyperparameters
   * @param run seed, threads and stop
   * @return a graph that has learnt from both
   * @throws UnsupportedOperationException if the algorithm can't
   */
  default ScoringGraph resume(
      ScoringGraph earlier, TrainingRows rows, HyperparameterValues values, RunContext run) {
    throw new UnsupportedOperationException(
        values.subject() + ": can't go on from an earlier model.");
  }
}
