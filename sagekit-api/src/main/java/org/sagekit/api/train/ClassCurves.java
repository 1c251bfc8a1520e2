package org.sagekit.api.train;

import org.sagekit.api.Problems;
import org.sagekit.api.model.Doubles;

/**
 * How well one class is told from all others. The curves are thinned to at most a few hundred
 * points. Immutable.
 *
 * @param ofClass which one
 * @param roc false-positive rate across, true-positive rate up (Fawcett 2006)
 * @param precisionRecall recall across, precision up
 * @param gain the share of all rows that is taken across, the share of the class among them up
 * @param reliability how probable the class was said to be, and how often it was right
 */
public record ClassCurves(
    String ofClass,
    ThresholdCurve roc,
    ThresholdCurve precisionRecall,
    ThresholdCurve gain,
    Reliability reliability) {

  /**
   * Rows in bins of equal width by the probability of the class (Niculescu-Mizil and Caruana 2005);
   * bins without rows are left out.
   *
   * @param predicted the mean probability in each bin
   * @param observed the share of the class in each bin
   * @param weights of the rows in each bin
   */
  public record Reliability(Doubles predicted, Doubles observed, Doubles weights) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if they differ
     */
    public Reliability {
      Problems.of("Reliability")
          .require(observed.size() == predicted.size(), "observed", "one a bin", observed.size())
          .require(weights.size() == predicted.size(), "weights", "one a bin", weights.size())
          .throwIfAny();
    }
  }
}
