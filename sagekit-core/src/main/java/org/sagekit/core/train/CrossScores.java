package org.sagekit.core.train;

/**
 * Scores of rows by machines that have not learnt from them: the rows are dealt to parts, class by
 * class, and each part is scored by what the others teach; by five parts up to 5,000 rows, else by
 * three.
 */
final class CrossScores {
  private static final int FEW_ROWS = 5_000;

  private final int[] part;
  private final double[] scores;

  /** Deals rows whose class has the sign 1 or -1. */
  CrossScores(double[] signs) {
    part = new int[signs.length];
    scores = new double[signs.length];
    int[] dealt = new int[2];
    for (int row = 0; row < part.length; row++) {
      part[row] = dealt[signs[row] > 0 ? 1 : 0]++ % parts(signs.length);
    }
  }

  /** How many parts there are. */
  static int parts(int rows) {
    return rows <= FEW_ROWS ? 5 : 3;
  }

  /** The weights of the rows if those of a part are not learnt from. */
  double[] without(int out, double[] weights) {
    double[] others = weights.clone();
    for (int row = 0; row < part.length; row++) {
      others[row] = part[row] == out ? 0 : weights[row];
    }
    return others;
  }

  /** Takes what others say of a part. Parts may be taken by several threads. */
  void take(int out, double[] all) {
    for (int row = 0; row < part.length; row++) {
      if (part[row] == out) {
        scores[row] = all[row];
      }
    }
  }

  /** One score a row, zero for parts that were not taken. */
  double[] scores() {
    return scores;
  }
}
