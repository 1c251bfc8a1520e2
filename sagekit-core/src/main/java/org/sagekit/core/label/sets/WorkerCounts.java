package org.sagekit.core.label.sets;

import org.sagekit.api.label.LabelSet;
import org.sagekit.core.label.answers.AnswerTable;

/** How often each worker named labels that are there, and labels that are not. */
final class WorkerCounts {
  /** So many labels of the worker's usual kind are added under each truth. */
  private static final double PRIOR_LABELS = 1;

  private final double[] namedAndThere;
  private final double[] there;
  private final double[] named;
  private final double[] all;

  WorkerCounts(AnswerTable<LabelSet> table) {
    namedAndThere = new double[table.workers()];
    there = new double[table.workers()];
    named = new double[table.workers()];
    all = new double[table.workers()];
  }

  void add(int worker, boolean isNamed, double probability) {
    all[worker]++;
    there[worker] += probability;
    if (isNamed) {
      named[worker]++;
      namedAndThere[worker] += probability;
    }
  }

  /** The share of the right labels in those that the worker named or that are there. */
  double skill(int worker) {
    double either = named[worker] + there[worker] - namedAndThere[worker];
    return either <= 0 ? 1 : Math.min(1, namedAndThere[worker] / either);
  }

  /**
   * V. C. Raykar and S. Yu, "Eliminating Spammers and Ranking Annotators for Crowdsourced Labeling
   * Tasks", JMLR 13, 2012: how little naming a label depends on its being there.
   */
  double spamScore(int worker) {
    if (all[worker] == 0) {
      return 0;
    }
    double usual = PRIOR_LABELS * named[worker] / all[worker];
    double ifThere = (namedAndThere[worker] + usual) / (there[worker] + PRIOR_LABELS);
    double ifNot =
        (named[worker] - namedAndThere[worker] + usual)
            / (all[worker] - there[worker] + PRIOR_LABELS);
    return Math.max(0, 1 - (ifThere - ifNot) * (ifThere - ifNot));
  }
}
