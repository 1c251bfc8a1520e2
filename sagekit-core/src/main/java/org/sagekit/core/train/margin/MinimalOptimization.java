package org.sagekit.core.train.margin;

/**
 * The dual problem of support vector machines, two numbers at a time: Platt (1998) with the choice
 * of the pair by second-order information of Fan, Chen and Lin (2005), "Working set selection using
 * second order information for training support vector machines", WSS 2. What LibSVM solves,
 * without shrinking, and with a bound of its own for each row.
 *
 * <p>Minimises half a'Qa + p'a with 0 &lt;= a &lt;= c and y'a = 0, where Q is y_i y_j k(i, j). It
 * keeps f = y (Qa + p), the error of each number.
 */
public final class MinimalOptimization {
  private static final double TOLERANCE = 1e-3;
  private static final double FLAT = 1e-12;
  private static final long LEAST_STEPS = 1_000_000;
  private static final long STEPS_A_NUMBER = 100;

  private final GaussianRows likeness;
  private final double[] signs;
  private final double[] bounds;
  private final double[] numbers;
  private final double[] errors;

  private MinimalOptimization(
      GaussianRows likeness, double[] signs, double[] bounds, double[] errors) {
    this.likeness = likeness;
    this.signs = signs;
    this.bounds = bounds;
    this.errors = errors;
    this.numbers = new double[signs.length];
  }

  /**
   * Separates two classes (Cortes and Vapnik, 1995).
   *
   * @param likeness of the rows
   * @param signs of the rows, 1 or -1
   * @param bounds how much each row may count, zero or more; a row of 0 is not learnt from
   * @return positive where the sign is 1
   */
  public static Margin classes(GaussianRows likeness, double[] signs, double[] bounds) {
    double[] errors = new double[signs.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = -signs[i];
    }
    MinimalOptimization solver = new MinimalOptimization(likeness, signs, bounds, errors);
    double bias = solver.solve();
    double[] weights = new double[signs.length];
    double[] scores = new double[signs.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = signs[i] * solver.numbers[i];
      scores[i] = solver.errors[i] + signs[i] + bias;
    }
    return new Margin(weights, bias, scores);
  }

  /**
   * Follows numbers as long as they leave a tube (Vapnik, 1995).
   *
   * @param likeness of the rows
   * @param truth one a row
   * @param bounds how much each row may count, zero or more
   * @param epsilon half the width of the tube, zero or more
   * @return near the numbers
   */
  public static Margin numbers(
      GaussianRows likeness, double[] truth, double[] bounds, double epsilon) {
    int rows = truth.length;
    double[] signs = new double[2 * rows];
    double[] twice = new double[2 * rows];
    double[] errors = new double[2 * rows];
    for (int i = 0; i < rows; i++) {
      signs[i] = 1;
      signs[rows + i] = -1;
      twice[i] = bounds[i];
      twice[rows + i] = bounds[i];
      errors[i] = epsilon - truth[i];
      errors[rows + i] = -epsilon - truth[i];
    }
    MinimalOptimization solver = new MinimalOptimization(likeness, signs, twice, errors);
    double bias = solver.solve();
    double[] weights = new double[rows];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      weights[i] = solver.numbers[i] - solver.numbers[rows + i];
      scores[i] = solver.errors[i] - epsilon + truth[i] + bias;
    }
    return new Margin(weights, bias, scores);
  }

  private double solve() {
    long steps = Math.max(LEAST_STEPS, STEPS_A_NUMBER * signs.length);
    for (long step = 0; step < steps; step++) {
      int up = mostToGain();
      int down = up < 0 ? -1 : partner(up);
      if (down < 0) {
        break;
      }
      move(up, down);
    }
    return bias();
  }

  private boolean mayRise(int i) {
    return signs[i] > 0 ? numbers[i] < bounds[i] : numbers[i] > 0;
  }

  private boolean mayFall(int i) {
    return signs[i] > 0 ? numbers[i] > 0 : numbers[i] < bounds[i];
  }

  private int mostToGain() {
    int best = -1;
    for (int i = 0; i < errors.length; i++) {
      if (mayRise(i) && (best < 0 || errors[i] < errors[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Fan, Chen and Lin (2005), equation 3; -1 if none violates the optimum any more. */
  private int partner(int up) {
    float[] row = likeness.of(up % likeness.size());
    int size = likeness.size();
    double least = errors[up];
    double greatest = Double.NEGATIVE_INFINITY;
    double most = 0;
    int best = -1;
    for (int j = 0; j < errors.length; j++) {
      if (mayFall(j)) {
        double gap = errors[j] - least;
        greatest = Math.max(greatest, gap);
        if (gap > 0) {
          double gain = gap * gap / Math.max(FLAT, 2 - 2.0 * row[j < size ? j : j - size]);
          if (gain > most) {
            most = gain;
            best = j;
          }
        }
      }
    }
    return greatest < TOLERANCE ? -1 : best;
  }

  private void move(int up, int down) {
    int size = likeness.size();
    float[] ofUp = likeness.of(up % size);
    float[] ofDown = likeness.of(down % size);
    double length = (errors[down] - errors[up]) / Math.max(FLAT, 2 - 2.0 * ofUp[down % size]);
    double roomUp = signs[up] > 0 ? bounds[up] - numbers[up] : numbers[up];
    double roomDown = signs[down] > 0 ? numbers[down] : bounds[down] - numbers[down];
    length = Math.min(length, Math.min(roomUp, roomDown));
    numbers[up] = length == roomUp ? end(up, 1) : numbers[up] + signs[up] * length;
    numbers[down] = length == roomDown ? end(down, -1) : numbers[down] - signs[down] * length;
    for (int i = 0; i < size; i++) {
      double change = length * (ofUp[i] - ofDown[i]);
      errors[i] += change;
      if (errors.length > size) {
        errors[size + i] += change;
      }
    }
  }

  /** Where a number ends that moves as far as it may. */
  private double end(int i, int direction) {
    return signs[i] * direction > 0 ? bounds[i] : 0;
  }

  /** What makes the errors of the rows on the margin zero; else the middle of what is possible. */
  private double bias() {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < errors.length; i++) {
      if (mayRise(i) && mayFall(i)) {
        sum += errors[i];
        free++;
      }
      if (mayRise(i)) {
        least = Math.min(least, errors[i]);
      }
      if (mayFall(i)) {
        greatest = Math.max(greatest, errors[i]);
      }
    }
    if (free > 0) {
      return -sum / free;
    }
    if (Double.isInfinite(least) || Double.isInfinite(greatest)) {
      return Double.isInfinite(least) ? -greatest : -least;
    }
    return -(least + greatest) / 2;
  }
}
