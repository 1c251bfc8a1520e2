package org.sagekit.core.label.crowd;

/**
 * What a method found.
 *
 * @param posterior task by task the probability of each label; each task's sum is 1
 * @param iterations how many rounds it took; 0 for a method without rounds
 * @param evidence the logarithm of the probability of the votes under the method's model, or the
 *     nearest lower bound that it knows; NaN if it has no model
 */
public record Fit(double[] posterior, int iterations, double evidence) {

  /** Of a method that doesn't know how probable the votes are. */
  Fit(double[] posterior, int iterations) {
    this(posterior, iterations, Double.NaN);
  }
}
