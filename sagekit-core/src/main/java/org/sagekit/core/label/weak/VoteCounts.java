package org.sagekit.core.label.weak;

import org.sagekit.api.label.weak.LabelMatrix;

/** How many functions voted for each label. */
final class VoteCounts {
  private VoteCounts() {}

  static int[] ofRow(LabelMatrix matrix, int row) {
    int[] counts = new int[matrix.labels().size()];
    for (int function = 0; function < matrix.functions().size(); function++) {
      int vote = matrix.vote(row, function);
      if (vote != LabelMatrix.ABSTAIN) {
        counts[vote]++;
      }
    }
    return counts;
  }

  static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  static int max(int[] counts) {
    int max = 0;
    for (int count : counts) {
      max = Math.max(max, count);
    }
    return max;
  }

  /** How many labels have a vote. */
  static int labels(int[] counts) {
    int labels = 0;
    for (int count : counts) {
      labels += count > 0 ? 1 : 0;
    }
    return labels;
  }
}
