package org.sagekit.core.train.metric;

import java.util.Arrays;

/**
 * Rows in the order of a score, the highest first, with those that are looked for marked. Sorted
 * once, so that each weighting takes time in proportion to the rows. Immutable.
 */
public final class Ranking {
  private static final double TOP = 0.1;
  private final int[] order;
  private final int[] groups;
  private final boolean[] positive;
  private final double[] scores;

  private Ranking(int[] order, int[] groups, boolean[] positive, double[] scores) {
    this.order = order;
    this.groups = groups;
    this.positive = positive;
    this.scores = scores;
  }

  /**
   * Ranks rows.
   *
   * @param scores one a row
   * @param positives whether a row is looked for, one a row
   * @return the ranking
   */
  public static Ranking of(double[] scores, boolean[] positives) {
    int[] order = Ordering.ascending(scores);
    int rows = order.length;
    for (int i = 0; i < rows / 2; i++) {
      int swapped = order[i];
      order[i] = order[rows - 1 - i];
      order[rows - 1 - i] = swapped;
    }
    boolean[] positive = new boolean[rows];
    double[] sorted = new double[rows];
    int[] groups = new int[rows + 1];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      positive[i] = positives[order[i]];
      sorted[i] = scores[order[i]];
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        groups[count++] = i;
      }
    }
    groups[count] = rows;
    return new Ranking(order, Arrays.copyOf(groups, count + 1), positive, sorted);
  }

  /**
   * Figures of a ranking.
   *
   * @param area under the ROC curve: the share of pairs in the right order, ties counting half
   *     (Hanley and McNeil 1982); NaN without rows on either side
   * @param averagePrecision the sum over all thresholds of precision times gain in recall; NaN
   *     without a row that is looked for
   * @param lift how much denser the rows that are looked for are in the first tenth of the weight;
   *     NaN without one
   */
  public record Figures(double area, double averagePrecision, double lift) {}

  /**
   * The figures if rows count by these weights.
   *
   * @param weights one a row, zero or more
   * @return the figures
   */
  public Figures figures(double[] weights) {
    double border = TOP * Arrays.stream(weights).sum();
    double positives = 0;
    double negatives = 0;
    double pairs = 0;
    double precision = 0;
    double top = 0;
    for (int group = 0; group + 1 < groups.length; group++) {
      double here = 0;
      double others = 0;
      for (int i = groups[group]; i < groups[group + 1]; i++) {
        double weight = weights[order[i]];
        if (positive[i]) {
          here += weight;
        } else {
          others += weight;
        }
      }
      double before = positives + negatives;
      pairs += others * (positives + here / 2);
      if (before < border && here > 0) {
        top += here * Math.min(1, (border - before) / (here + others));
      }
      positives += here;
      negatives += others;
      precision += here > 0 ? here * positives / (positives + negatives) : 0;
    }
    return new Figures(
        positives > 0 && negatives > 0 ? pairs / (positives * negatives) : Double.NaN,
        positives > 0 ? precision / positives : Double.NaN,
        positives > 0 ? top / border * (positives + negatives) / positives : Double.NaN);
  }

  /**
   * What lies above each threshold.
   *
   * @param thresholds the distinct scores, the highest first
   * @param positives the weight of the rows that are looked for with at least this score
   * @param negatives the weight of the others with at least this score
   */
  public record Steps(double[] thresholds, double[] positives, double[] negatives) {}

  /**
   * The steps of all curves over a threshold.
   *
   * @param weights one a row, zero or more
   * @return one step a distinct score
   */
  public Steps steps(double[] weights) {
    int count = groups.length - 1;
    Steps steps = new Steps(new double[count], new double[count], new double[count]);
    double above = 0;
    double others = 0;
    for (int group = 0; group < count; group++) {
      for (int i = groups[group]; i < groups[group + 1]; i++) {
        double weight = weights[order[i]];
        above += positive[i] ? weight : 0;
        others += positive[i] ? 0 : weight;
      }
      steps.thresholds[group] = scores[groups[group]];
      steps.positives[group] = above;
      steps.negatives[group] = others;
    }
    return steps;
  }
}
