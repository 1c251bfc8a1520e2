package org.sagekit.api.train;

import org.sagekit.api.model.Prediction;

/**
 * Turns predicted numbers into intervals that hold the right one with a given probability, whatever
 * the model: of rows drawn like those that it was made by, at least {@code 1 - alpha} on average
 * (Lei et al. 2018, algorithm 2). Immutable.
 *
 * @param alpha the share of rows whose interval may miss the right number
 * @param margin how far the interval reaches on both sides; infinity if there were too few rows to
 *     say anything
 */
public record ConformalIntervals(double alpha, double margin) {

  /**
   * The interval of a row.
   *
   * @param prediction of a number
   * @return all intervals are equally wide
   */
  public Interval interval(Prediction prediction) {
    return new Interval(prediction.value() - margin, prediction.value() + margin);
  }

  /**
   * The interval of a row, wider where it is difficult; only if the margin was chosen with
   * difficulties too (Lei et al. 2018, section 5.2).
   *
   * @param prediction of a number
   * @param difficulty how large its error is expected to be, above 0, by the same model of
   *     difficulty
   * @return the margin times the difficulty on both sides
   */
  public Interval interval(Prediction prediction, double difficulty) {
    double reach = margin * difficulty;
    return new Interval(prediction.value() - reach, prediction.value() + reach);
  }
}
