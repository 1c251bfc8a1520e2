package org.sagekit.core.label.agree;

import java.util.List;
import org.sagekit.api.label.Confusion;

/**
 * The expected cost of soft labels: P. G. Ipeirotis, F. Provost and J. Wang, "Quality management on
 * Amazon Mechanical Turk", HCOMP 2010, section 3, with a cost of 1 for each error. An answer is
 * taken for the probabilities of the truths that it stands for, and a label is drawn from them.
 */
final class ExpectedCost {
  private final List<String> labels;
  private final double[] prevalences;

  ExpectedCost(List<String> labels, double[] prevalences) {
    this.labels = labels;
    this.prevalences = prevalences;
  }

  /** Of one whose answers do not depend on the truth. */
  double ofGuessing() {
    double cost = 1;
    for (double prevalence : prevalences) {
      cost -= prevalence * prevalence;
    }
    return Math.max(0, cost);
  }

  /** Of one who answers so: the sum over the answers of their probability times their cost. */
  double of(Confusion confusion) {
    double cost = 0;
    for (String answer : labels) {
      double all = 0;
      double squares = 0;
      for (int truth = 0; truth < prevalences.length; truth++) {
        double joint = prevalences[truth] * confusion.probability(labels.get(truth), answer);
        all += joint;
        squares += joint * joint;
      }
      cost += all > 0 ? all - squares / all : 0;
    }
    return Math.max(0, cost);
  }
}
