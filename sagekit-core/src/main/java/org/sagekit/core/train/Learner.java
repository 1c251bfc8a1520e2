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
}
