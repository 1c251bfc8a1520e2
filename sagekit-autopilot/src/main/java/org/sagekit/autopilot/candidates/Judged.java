package org.sagekit.autopilot.candidates;

import java.util.Optional;
import org.sagekit.core.tune.CrossValidated;

/**
 * What became of a candidate.
 *
 * @param candidate what was tried
 * @param result empty if it failed
 * @param note why it failed, or empty
 */
public record Judged(Candidate candidate, Optional<CrossValidated> result, String note) {

  /**
   * The mean score over the folds.
   *
   * @return a number, NaN if it failed
   */
  public double score() {
    return result.map(found -> found.scores().mean()).orElse(Double.NaN);
  }
}
