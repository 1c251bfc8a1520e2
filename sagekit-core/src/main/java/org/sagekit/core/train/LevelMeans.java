package org.sagekit.core.train;

/**
 * What the target is on average at each level, drawn towards the mean of all rows the more, the
 * rarer the level is: (sum + 10 * mean) / (weight + 10), after Micci-Barreca (2001), "A
 * preprocessing scheme for high-cardinality categorical attributes", equation 3.
 *
 * <p>A rare level's mean gives its rows' own targets away. So for learning each row gets the mean
 * that the other {@value #FOLDS} - 1 parts of the rows give to its level.
 *
 * @param means one a level
 * @param overall for a level that is missing or was not seen
 * @param crossFitted one a row
 */
record LevelMeans(double[] means, double overall, double[] crossFitted) {
  /** So many rows of all are added to a level's own. */
  static final double STRENGTH = 10;

  private static final int FOLDS = 5;

  /**
   * Estimates the means.
   *
   * @param levels of the rows
   * @param response what to average, one a row
   * @param weights one a row
   */
  static LevelMeans of(Levels levels, double[] response, double[] weights) {
    double[][] sum = new double[FOLDS + 1][levels.size()];
    double[][] weight = new double[FOLDS + 1][levels.size()];
    double sumOfAll = 0;
    double weightOfAll = 0;
    for (int row = 0; row < response.length; row++) {
      sumOfAll += weights[row] * response[row];
      weightOfAll += weights[row];
      int level = levels.codes()[row];
      if (level >= 0) {
        for (int part : new int[] {fold(row), FOLDS}) {
          sum[part][level] += weights[row] * response[row];
          weight[part][level] += weights[row];
        }
      }
    }
    double overall = sumOfAll / weightOfAll;
    double[] means = new double[levels.size()];
    for (int level = 0; level < means.length; level++) {
      means[level] = smoothed(sum[FOLDS][level], weight[FOLDS][level], overall);
    }
    double[] crossFitted = new double[response.length];
    for (int row = 0; row < crossFitted.length; row++) {
      int level = levels.codes()[row];
      int fold = fold(row);
      crossFitted[row] =
          level < 0
              ? overall
              : smoothed(
                  sum[FOLDS][level] - sum[fold][level],
                  Math.max(0, weight[FOLDS][level] - weight[fold][level]),
                  overall);
    }
    return new LevelMeans(means, overall, crossFitted);
  }

  private static double smoothed(double sum, double weight, double overall) {
    return (sum + STRENGTH * overall) / (weight + STRENGTH);
  }

  /**
   * Mixes the row's number, so that an order in the rows is none in the parts (SplittableRandom's
   * mix).
   */
  private static int fold(int row) {
    long z = (row + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (int) Math.floorMod(z ^ (z >>> 31), (long) FOLDS);
  }
}
