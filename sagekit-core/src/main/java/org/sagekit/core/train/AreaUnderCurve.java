package org.sagekit.core.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.model.Predictions;

/**
 * The area under the ROC curve of one class against the rest, as the share of pairs of rows that
 * stand in the right order, ties counting half (Hanley and McNeil, 1982). Rows are sorted once, so
 * that each weighting takes time in proportion to the rows. Immutable.
 */
final class AreaUnderCurve {
  private final int[] order;
  private final boolean[] startsGroup;
  private final boolean[] positive;

  private AreaUnderCurve(int[] order, boolean[] startsGroup, boolean[] positive) {
    this.order = order;
    this.startsGroup = startsGroup;
    this.positive = positive;
  }

  /** The area for one class; rows of unknown classes belong to the rest. */
  static AreaUnderCurve of(Predictions predictions, int[] codes, int ofClass) {
    double[] scores =
        IntStream.range(0, codes.length)
            .mapToDouble(row -> predictions.value(row, ofClass))
            .toArray();
    int[] order = order(scores);
    boolean[] startsGroup = new boolean[order.length];
    boolean[] positive = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      startsGroup[i] = i == 0 || scores[order[i]] != scores[order[i - 1]];
      positive[i] = codes[order[i]] == ofClass;
    }
    return new AreaUnderCurve(order, startsGroup, positive);
  }

  private static int[] order(double[] scores) {
    Integer[] rows = new Integer[scores.length];
    Arrays.setAll(rows, row -> row);
    Arrays.sort(rows, (a, b) -> Double.compare(scores[a], scores[b]));
    return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
  }

  /** The area if rows count by these weights; NaN without weight on either side. */
  double of(double[] weights) {
    double positives = 0;
    double negatives = 0;
    double groupPositives = 0;
    double groupNegatives = 0;
    double pairs = 0;
    for (int i = 0; i < order.length; i++) {
      if (startsGroup[i]) {
        pairs += groupPositives * (negatives + groupNegatives / 2);
        positives += groupPositives;
        negatives += groupNegatives;
        groupPositives = 0;
        groupNegatives = 0;
      }
      if (positive[i]) {
        groupPositives += weights[order[i]];
      } else {
        groupNegatives += weights[order[i]];
      }
    }
    pairs += groupPositives * (negatives + groupNegatives / 2);
    positives += groupPositives;
    negatives += groupNegatives;
    return positives > 0 && negatives > 0 ? pairs / (positives * negatives) : Double.NaN;
  }
}
