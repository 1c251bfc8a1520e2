package org.sagekit.core.label.errors;

import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;

/** How good each label seems by the probabilities of its row, from 0 to 1. */
final class LabelQuality {
  private final JudgedLabels labels;

  LabelQuality(JudgedLabels labels) {
    this.labels = labels;
  }

  double[] all(IssueRanking ranking) {
    double[] quality = new double[labels.rows()];
    for (int row = 0; row < quality.length; row++) {
      quality[row] = Math.max(0, Math.min(1, of(ranking, row)));
    }
    return quality;
  }

  private double of(IssueRanking ranking, int row) {
    return switch (ranking) {
      case SELF_CONFIDENCE -> selfConfidence(row);
      case NORMALIZED_MARGIN -> (1 + margin(row)) / 2;
      case CONFIDENCE_WEIGHTED_ENTROPY -> confidenceWeightedEntropy(row);
    };
  }

  private double selfConfidence(int row) {
    return labels.probability(row, labels.given(row));
  }

  private double margin(int row) {
    int other = labels.likeliestOther(row);
    double rival = other == labels.given(row) ? 0 : labels.probability(row, other);
    return selfConfidence(row) - rival;
  }

  private double confidenceWeightedEntropy(int row) {
    double confidence = selfConfidence(row);
    return confidence == 0 ? 0 : confidence / (confidence + entropy(row));
  }

  private double entropy(int row) {
    int classes = labels.classes().size();
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      double probability = labels.probability(row, label);
      sum -= probability == 0 ? 0 : probability * StrictMath.log(probability);
    }
    return classes == 1 ? 0 : Math.max(0, sum / StrictMath.log(classes));
  }
}
