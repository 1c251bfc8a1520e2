package org.sagekit.core.train.process;

/** How alike two points at a distance are: 1 at none, falling to 0. */
public enum Covariance {
  /** exp(-s), where s is gamma times the squared distance. */
  GAUSSIAN,
  /** Matern's of 3/2: (1 + r) exp(-r) with r = sqrt(3) gamma times the distance. */
  MATERN_3_2,
  /** Matern's of 5/2: (1 + r + r^2 / 3) exp(-r) with r = sqrt(5) gamma times the distance. */
  MATERN_5_2;

  private static final double ROOT_3 = Math.sqrt(3);
  private static final double ROOT_5 = Math.sqrt(5);

  /** The likeness at a squared distance. */
  double at(double squares, double gamma) {
    double r = scaled(squares, gamma);
    return switch (this) {
      case GAUSSIAN -> StrictMath.exp(-r);
      case MATERN_3_2 -> (1 + r) * StrictMath.exp(-r);
      case MATERN_5_2 -> (1 + r + r * r / 3) * StrictMath.exp(-r);
    };
  }

  /** Its derivative by the logarithm of gamma. */
  double slope(double squares, double gamma) {
    double r = scaled(squares, gamma);
    return switch (this) {
      case GAUSSIAN -> -r * StrictMath.exp(-r);
      case MATERN_3_2 -> -r * r * StrictMath.exp(-r);
      case MATERN_5_2 -> -r * r * (1 + r) / 3 * StrictMath.exp(-r);
    };
  }

  private double scaled(double squares, double gamma) {
    return switch (this) {
      case GAUSSIAN -> gamma * squares;
      case MATERN_3_2 -> ROOT_3 * gamma * Math.sqrt(squares);
      case MATERN_5_2 -> ROOT_5 * gamma * Math.sqrt(squares);
    };
  }
}
