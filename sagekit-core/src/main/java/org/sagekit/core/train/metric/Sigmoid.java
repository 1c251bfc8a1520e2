package org.sagekit.core.train.metric;

/**
 * The curve {@code 1 / (1 + exp(-(slope * x + intercept)))} that makes probabilities of scores
 * (Platt 1999).
 *
 * @param slope of the score
 * @param intercept of the line
 */
public record Sigmoid(double slope, double intercept) {
  private static final int STEPS = 100;
  private static final double RIDGE = 1e-12;
  private static final double FLAT = 1e-10;

  /**
   * Fits the curve by Newton's method with halved steps (Lin, Lin and Weng 2007), towards Platt's
   * smoothed targets {@code (positives + 1) / (positives + 2)} and {@code 1 / (negatives + 2)}.
   *
   * @param scores one a row, finite
   * @param positive whether a row is of the class, one a row
   * @param weights one a row, zero or more
   * @return the curve
   */
  public static Sigmoid fit(double[] scores, boolean[] positive, double[] weights) {
    double positives = 0;
    double negatives = 0;
    for (int row = 0; row < scores.length; row++) {
      positives += positive[row] ? weights[row] : 0;
      negatives += positive[row] ? 0 : weights[row];
    }
    double high = (positives + 1) / (positives + 2);
    double low = 1 / (negatives + 2);
    Rows rows = new Rows(scores, positive, weights, high, low);
    Sigmoid best = new Sigmoid(0, StrictMath.log((positives + 1) / (negatives + 1)));
    double loss = rows.loss(best);
    for (int step = 0; step < STEPS; step++) {
      double[] move = rows.newton(best);
      double share = 1;
      Sigmoid next = best;
      double nextLoss = loss;
      while (share > FLAT && !(nextLoss < loss)) {
        next = new Sigmoid(best.slope + share * move[0], best.intercept + share * move[1]);
        nextLoss = rows.loss(next);
        share /= 2;
      }
      if (!(loss - nextLoss > FLAT * Math.max(1, Math.abs(loss)) * 1e-3)) {
        return nextLoss < loss ? next : best;
      }
      best = next;
      loss = nextLoss;
    }
    return best;
  }

  private record Rows(
      double[] scores, boolean[] positive, double[] weights, double high, double low) {

    double target(int row) {
      return positive[row] ? high : low;
    }

    double loss(Sigmoid curve) {
      double sum = 0;
      for (int row = 0; row < scores.length; row++) {
        double line = curve.slope * scores[row] + curve.intercept;
        // ln(1 + exp(line)) - target * line, without overflow
        double soft = Math.max(line, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(line)));
        sum += weights[row] * (soft - target(row) * line);
      }
      return sum;
    }

    double[] newton(Sigmoid curve) {
      double slope = 0;
      double intercept = 0;
      double a = RIDGE;
      double b = 0;
      double c = RIDGE;
      for (int row = 0; row < scores.length; row++) {
        double line = curve.slope * scores[row] + curve.intercept;
        double p = 1 / (1 + StrictMath.exp(-line));
        double error = weights[row] * (p - target(row));
        double bend = weights[row] * p * (1 - p);
        slope += error * scores[row];
        intercept += error;
        a += bend * scores[row] * scores[row];
        b += bend * scores[row];
        c += bend;
      }
      double determinant = a * c - b * b;
      return new double[] {
        -(c * slope - b * intercept) / determinant, -(a * intercept - b * slope) / determinant
      };
    }
  }
}
