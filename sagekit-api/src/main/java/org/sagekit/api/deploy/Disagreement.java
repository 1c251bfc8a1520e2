package org.sagekit.api.deploy;

import org.sagekit.api.Problems;
import org.sagekit.api.model.Prediction;

/**
 * How far two models have answered the same rows differently. Those of several moments can be
 * added. Immutable.
 *
 * @param pairs the rows that both have answered
 * @param different those with another class; of numbers, those with another number, however near
 * @param meanDifference the mean distance of two numbers, over all pairs; 0 for classes. Infinite
 *     if one of the numbers was infinite or NaN and the other was not the same
 */
public record Disagreement(long pairs, long different, double meanDifference) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if they are negative, or more are different than there are
   *     pairs, or the mean is negative or NaN
   */
  public Disagreement {
    Problems.of("Disagreement")
        .require(pairs >= 0, "pairs", "at least 0", pairs)
        .require(different >= 0 && different <= pairs, "different", "from 0 to pairs", different)
        .require(meanDifference >= 0, "meanDifference", "at least 0", meanDifference)
        .throwIfAny();
  }

  /**
   * Nothing compared.
   *
   * @return without pairs
   */
  public static Disagreement none() {
    return new Disagreement(0, 0, 0);
  }

  /**
   * Of one row.
   *
   * @param one an answer
   * @param other the other model's answer to the same row
   * @return one pair
   */
  public static Disagreement of(Prediction one, Prediction other) {
    if (!one.classes().isEmpty() || !other.classes().isEmpty()) {
      boolean same =
          !one.classes().isEmpty()
              && !other.classes().isEmpty()
              && one.label().equals(other.label());
      return new Disagreement(1, same ? 0 : 1, 0);
    }
    double a = one.value();
    double b = other.value();
    if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
      return new Disagreement(1, 0, 0);
    }
    double distance = Math.abs(a - b);
    return new Disagreement(1, 1, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
  }

  /**
   * Of the rows of both.
   *
   * @param other of other rows
   * @return the sum, with the mean over all
   */
  public Disagreement plus(Disagreement other) {
    long all = pairs + other.pairs;
    if (all == 0) {
      return this;
    }
    double mean = part(all) + other.part(all);
    return new Disagreement(all, different + other.different, mean);
  }

  /** What the mean of one side adds to the mean of both; a side without pairs adds nothing. */
  private double part(long all) {
    return pairs == 0 ? 0 : meanDifference * ((double) pairs / all);
  }

  /**
   * The share of the pairs that differ.
   *
   * @return from 0 to 1; 0 without pairs
   */
  public double share() {
    return pairs == 0 ? 0 : (double) different / pairs;
  }
}
