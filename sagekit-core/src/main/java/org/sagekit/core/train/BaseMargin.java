package org.sagekit.core.train;

/**
 * What boosting of two classes starts from: the log odds of the second class. XGBoost can estimate
 * it, but tells only the share, from which its own logarithm can't be had to the bit; a margin that
 * is given to it is known.
 */
final class BaseMargin {
  private static final double LEAST_SHARE = 1e-6;

  private BaseMargin() {}

  /** The log odds of the second class, in 32 bits. */
  static float of(TrainingRows rows) {
    double second = 0;
    double total = 0;
    for (int row = 0; row < rows.size(); row++) {
      second += rows.weights()[row] * rows.target().values()[row];
      total += rows.weights()[row];
    }
    double share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, second / total));
    return (float) StrictMath.log(share / (1 - share));
  }
}
