package org.sagekit.core.label.crowd;

/**
 * What a method found.
 *
 * @param posterior task by task the probability of each label; each task's sum is 1
 * @param iterations how many rounds it took; 0 for a method without rounds
 * @param evidence how well the method's model explains the votes: a logarithm of their probability,
 *     for IBCC and EBCC a lower bound of it that can be compared between them; NaN if it isn't
 *     known
 */
public record Fit(double[] posterior, int iterations, double evidence) {

  /** Of a method that doesn't know how probable the votes are. */
  Fit(double[] posterior, int iterations) {
    this(posterior, iterations, Double.NaN);
  }
}
