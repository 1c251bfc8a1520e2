package org.sagekit.core.label.weak;

import java.util.Arrays;
import org.sagekit.api.Summary;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;

/** Counts votes. */
final class MajorityModel implements LabelModel {

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public FittedLabelModel fit(LabelMatrix votes) {
    double[] balance = uniform(FittedVotes.requireLabels(votes));
    return new FittedVotes(
        votes,
        balance,
        (matrix, row) -> shares(VoteCounts.ofRow(matrix, row)),
        Summary.of("Labels by " + name(), new Summary.Note("The label with the most votes wins.")));
  }

  static double[] uniform(int labels) {
    double[] balance = new double[labels];
    Arrays.fill(balance, 1.0 / labels);
    return balance;
  }

  /** Each label's share of the votes; equal shares if there is none. */
  static double[] shares(int[] votes) {
    int all = VoteCounts.sum(votes);
    double[] shares = uniform(votes.length);
    for (int label = 0; all > 0 && label < shares.length; label++) {
      shares[label] = (double) votes[label] / all;
    }
    return shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MajorityModel;
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }
}
