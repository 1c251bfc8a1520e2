package org.sagekit.core.train.margin;

/**
 * Support vector machines by sequential minimal optimisation: the dual problems that LibSVM solves,
 * with a bound of its own for each row.
 */
public final class MinimalOptimization {
  private MinimalOptimization() {}

  /**
   * Separates two classes (Cortes and Vapnik, 1995).
   *
   * @param likeness of the rows
   * @param signs of the rows, 1 or -1
   * @param bounds how much each row may count, zero or more; a row of 0 is not learnt from
   * @param ending when to end
   * @return positive where the sign is 1
   */
  public static Margin classes(
      GaussianRows likeness, double[] signs, double[] bounds, Ending ending) {
    int rows = signs.length;
    double[] starts = new double[rows];
    for (int i = 0; i < rows; i++) {
      starts[i] = -signs[i];
    }
    double[] numbers = new double[rows];
    PairDescent descent = new PairDescent(likeness, signs, bounds, starts, numbers);
    double bias = descent.solve(ending);
    double[] weights = new double[rows];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      weights[i] = signs[i] * numbers[i];
      scores[i] = descent.score(i) + bias;
    }
    return new Margin(weights, bias, scores);
  }

  /** How numbers are followed: half the width of the tube, zero or more, and when to end. */
  public record Tube(double epsilon, Ending ending) {}

  /**
   * Follows numbers as long as they leave a tube (Vapnik, 1995).
   *
   * @param likeness of the rows
   * @param truth one a row
   * @param bounds how much each row may count, zero or more
   * @param tube how far errors cost nothing
   * @return near the numbers
   */
  public static Margin numbers(GaussianRows likeness, double[] truth, double[] bounds, Tube tube) {
    int rows = truth.length;
    double[] signs = new double[2 * rows];
    double[] twice = new double[2 * rows];
    double[] starts = new double[2 * rows];
    for (int i = 0; i < rows; i++) {
      signs[i] = 1;
      signs[rows + i] = -1;
      twice[i] = bounds[i];
      twice[rows + i] = bounds[i];
      starts[i] = tube.epsilon - truth[i];
      starts[rows + i] = -tube.epsilon - truth[i];
    }
    double[] numbers = new double[2 * rows];
    PairDescent descent = new PairDescent(likeness, signs, twice, starts, numbers);
    double bias = descent.solve(tube.ending);
    double[] weights = new double[rows];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      weights[i] = numbers[i] - numbers[rows + i];
      scores[i] = descent.score(i) + bias;
    }
    return new Margin(weights, bias, scores);
  }

  /**
   * Encloses most rows (Schoelkopf, Platt, Shawe-Taylor, Smola and Williamson, 2001, "Estimating
   * the support of a high-dimensional distribution", equations 19 to 21).
   *
   * @param likeness of the rows
   * @param bounds how much each row may count, zero or more
   * @param starts how much each counts at first; the sum stays
   * @param ending when to end
   * @return the weights, and as bias the negative of the score at the border
   */
  public static Margin oneClass(
      GaussianRows likeness, double[] bounds, double[] starts, Ending ending) {
    double[] signs = new double[bounds.length];
    java.util.Arrays.fill(signs, 1);
    double[] numbers = starts.clone();
    PairDescent descent =
        new PairDescent(likeness, signs, bounds, new double[bounds.length], numbers);
    double bias = descent.solve(ending);
    double[] scores = new double[bounds.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = descent.score(i) + bias;
    }
    return new Margin(numbers, bias, scores);
  }
}
