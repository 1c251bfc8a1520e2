package org.sagekit.core.label.pairs;

import java.util.stream.IntStream;

/**
 * Things that chains of comparisons connect. How an island stands as a whole is told by the
 * imaginary thing alone, which weighs so little that rounds would take thousands to find it: it is
 * found by a step of Newton's method.
 */
final class Islands {
  private final int[] islandByItem;

  Islands(int items, int[] lowByPair, int[] highByPair) {
    islandByItem = IntStream.range(0, items).toArray();
    for (int pair = 0; pair < lowByPair.length; pair++) {
      int one = root(lowByPair[pair]);
      int other = root(highByPair[pair]);
      islandByItem[Math.max(one, other)] = Math.min(one, other);
    }
    for (int item = 0; item < items; item++) {
      islandByItem[item] = root(item);
    }
  }

  private int root(int item) {
    int at = item;
    while (islandByItem[at] != at) {
      islandByItem[at] = islandByItem[islandByItem[at]];
      at = islandByItem[at];
    }
    return at;
  }

  /** Moves each island so that its things win as often as they lose against the imaginary one. */
  void level(double[] strengths) {
    double[] slopes = new double[strengths.length];
    double[] bends = new double[strengths.length];
    for (int item = 0; item < strengths.length; item++) {
      double win = strengths[item] / (strengths[item] + 1);
      slopes[islandByItem[item]] += 0.5 - win;
      bends[islandByItem[item]] += win * (1 - win);
    }
    for (int island = 0; island < slopes.length; island++) {
      if (islandByItem[island] == island) {
        double step = slopes[island] / bends[island];
        slopes[island] = StrictMath.exp(Math.max(-1, Math.min(1, step)));
      }
    }
    for (int item = 0; item < strengths.length; item++) {
      strengths[item] *= slopes[islandByItem[item]];
    }
  }
}
