package org.sagekit.monitor.compare;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftResult;

/**
 * What has become of a column, all its questions taken together.
 *
 * @param answers what the questions found
 * @param drifts one a question, in their order
 */
record Verdict(ColumnAnswers answers, List<ColumnDrift> drifts) {
  private static final DriftResult GONE = new DriftResult("missing-column", 1, 0, 1);

  /** The first question that found drift speaks for the column, or else the first one. */
  Optional<ColumnDrift> drift() {
    if (answers.pair().isGone()) {
      return Optional.of(new ColumnDrift(answers.pair().name(), GONE, 0, true));
    }
    return drifts.stream()
        .filter(ColumnDrift::drifted)
        .findFirst()
        .or(() -> drifts.stream().findFirst());
  }

  /** Whether a question found drift. */
  boolean found(String test) {
    return drifts.stream().anyMatch(one -> one.drifted() && one.result().test().equals(test));
  }

  boolean drifted() {
    return drift().map(ColumnDrift::drifted).orElse(false);
  }
}
