package org.sagekit.api.train;

import org.sagekit.api.model.Prediction;

/**
 * Turns two predicted quantiles into intervals that hold the right number with a given probability,
 * whatever the models: of rows drawn like those that it was made by, at least {@code 1 - alpha} on
 * average (Romano, Patterson and Candès 2019). They are as wide as the quantiles lie apart.
 * Immutable.
 *
 * @param alpha the share of rows whose interval may miss the right number
 * @param margin what is added on both sides, negative if the quantiles lie too far apart; infinity
 *     if there were too few rows to say anything
 */
public record ConformalQuantiles(double alpha, double margin) {

  /**
   * The interval of a row.
   *
   * @param low the lower predicted quantile
   * @param high the upper predicted quantile
   * @return the quantiles moved by the margin
   */
  public Interval interval(Prediction low, Prediction high) {
    return new Interval(low.value() - margin, high.value() + margin);
  }
}
