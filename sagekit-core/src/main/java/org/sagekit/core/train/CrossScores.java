package org.sagekit.core.train;

import java.util.Arrays;

/**
 * Scores of rows by machines that have not learnt from them: the rows are dealt to parts, class by
 * class, and each part is scored by what the others teach.
 */
final class CrossScores {
  private static final int FEW_ROWS = 5_000;

  private CrossScores() {}

  /** One score a row; by five parts up to 5,000 rows, else by three. */
  static double[] scores(double[] signs, double[] weights, MarginFits fits) {
    int parts = signs.length <= FEW_ROWS ? 5 : 3;
    int[] part = new int[signs.length];
    int[] dealt = new int[2];
    for (int row = 0; row < part.length; row++) {
      part[row] = dealt[signs[row] > 0 ? 1 : 0]++ % parts;
    }
    double[] scores = new double[signs.length];
    for (int out = 0; out < parts; out++) {
      double[] others = weights.clone();
      for (int row = 0; row < part.length; row++) {
        others[row] = part[row] == out ? 0 : weights[row];
      }
      if (Arrays.stream(others).sum() > 0) {
        double[] all = fits.ofClass(signs, others).scores();
        for (int row = 0; row < part.length; row++) {
          scores[row] = part[row] == out ? all[row] : scores[row];
        }
      }
    }
    return scores;
  }
}
