package org.sagekit.core.train.numeric;

/** A smooth function of many numbers that is to be made small. */
public interface Objective {

  /**
   * How many numbers it takes.
   *
   * @return at least 1
   */
  int size();

  /**
   * The value and the slope at a point.
   *
   * @param point where
   * @param slope takes the partial derivatives
   * @return the value
   */
  double at(double[] point, double[] slope);
}
