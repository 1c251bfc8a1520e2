package org.sagekit.core.explain.tree;

/** The Shapley values of an ensemble of trees, in one of two ways. Immutable and thread-safe. */
public interface TreeValues {

  /**
   * What the ensemble gives if nothing is known of a row.
   *
   * @return one number an output
   */
  double[] mean();

  /**
   * Computes the values of some rows.
   *
   * @param numbers the ensemble's input, row behind row
   * @param width how many numbers a row has
   * @return output by output, player by player, row by row
   */
  double[] values(double[] numbers, int width);
}
