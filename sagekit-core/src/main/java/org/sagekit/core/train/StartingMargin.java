package org.sagekit.core.train;

/**
 * What boosting starts from: the mean of the numbers, the log odds of the second class, or the log
 * shares of the classes, in 32 bits.
 */
final class StartingMargin {
  private static final double LEAST_SHARE = 1e-6;

  private StartingMargin() {}

  /** One number an output. */
  static float[] of(TrainingRows rows) {
    return switch (rows.target().task()) {
      case REGRESSION -> new float[] {(float) mean(rows)};
      case BINARY -> new float[] {(float) logOdds(mean(rows))};
      case MULTICLASS -> logShares(rows);
      default ->
          throw new IllegalArgumentException(
              "Boosting: task must be classes or a number, but was " + rows.target().task() + ".");
    };
  }

  /** The logarithm of the mean, which is positive unless all numbers are 0. */
  static float logMean(TrainingRows rows) {
    return (float) StrictMath.log(Math.max(LEAST_SHARE, mean(rows)));
  }

  /** The log odds of the mean of numbers from 0 to 1. */
  static float logOdds(TrainingRows rows) {
    return (float) logOdds(mean(rows));
  }

  private static double mean(TrainingRows rows) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < rows.size(); row++) {
      sum += rows.weights()[row] * rows.target().values()[row];
      total += rows.weights()[row];
    }
    return sum / total;
  }

  private static double logOdds(double share) {
    double inside = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
    return StrictMath.log(inside / (1 - inside));
  }

  private static float[] logShares(TrainingRows rows) {
    double[] sums = new double[rows.target().classes().size()];
    double total = 0;
    for (int row = 0; row < rows.size(); row++) {
      sums[rows.target().code(row)] += rows.weights()[row];
      total += rows.weights()[row];
    }
    float[] base = new float[sums.length];
    for (int i = 0; i < base.length; i++) {
      base[i] = (float) StrictMath.log(Math.max(LEAST_SHARE, sums[i] / total));
    }
    return base;
  }
}
