package org.sagekit.core.label.weak;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.label.weak.LabelMatrix;

/**
 * How often each label was gold, and how often when a function had voted for a certain label. A
 * function's vote for a label has the number {@code function * labels + label}.
 */
final class GoldTally {
  private final double[] rowsByLabel;
  private final double[] @Nullable [] rowsByVote;

  private GoldTally(int functions, int labels) {
    rowsByLabel = new double[labels];
    rowsByVote = new double[functions * labels][];
  }

  /**
   * @param rows of the matrix; all with gold
   */
  static GoldTally of(LabelMatrix matrix, int[] rows) {
    int labels = matrix.labels().size();
    GoldTally tally = new GoldTally(matrix.functions().size(), labels);
    for (int row : rows) {
      int gold = matrix.gold(row);
      tally.rowsByLabel[gold]++;
      for (int function = 0; function < matrix.functions().size(); function++) {
        int vote = matrix.vote(row, function);
        if (vote != LabelMatrix.ABSTAIN) {
          tally.at(function * labels + vote)[gold]++;
        }
      }
    }
    return tally;
  }

  private double[] at(int vote) {
    double @Nullable [] rows = rowsByVote[vote];
    if (rows == null) {
      rows = new double[rowsByLabel.length];
      rowsByVote[vote] = rows;
    }
    return rows;
  }

  /** How the labels are spread, one row added to each, so that none is impossible. */
  double[] balance() {
    double all = 0;
    for (double rows : rowsByLabel) {
      all += rows + 1;
    }
    double[] balance = new double[rowsByLabel.length];
    for (int label = 0; label < balance.length; label++) {
      balance[label] = (rowsByLabel[label] + 1) / all;
    }
    return balance;
  }

  /** On how many rows each label was gold when this vote was cast; null if it never was. */
  double @Nullable [] rows(int vote) {
    return rowsByVote[vote];
  }
}
