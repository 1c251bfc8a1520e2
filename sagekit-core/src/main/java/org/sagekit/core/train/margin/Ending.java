package org.sagekit.core.train.margin;

import java.util.function.BooleanSupplier;

/**
 * When a search ends.
 *
 * @param tolerance when the conditions of the optimum are kept up to it
 * @param steps after so many
 * @param stop when it says so; asked now and then
 */
public record Ending(double tolerance, long steps, BooleanSupplier stop) {
  private static final double TOLERANCE = 1e-3;
  private static final long LEAST_STEPS = 1_000_000;
  private static final long STEPS_A_NUMBER = 100;

  /**
   * LibSVM's ending.
   *
   * @param rows how many there are
   * @param stop asked now and then
   * @return tolerance 0.001
   */
  public static Ending standard(int rows, BooleanSupplier stop) {
    return new Ending(TOLERANCE, Math.max(LEAST_STEPS, STEPS_A_NUMBER * rows), stop);
  }
}
