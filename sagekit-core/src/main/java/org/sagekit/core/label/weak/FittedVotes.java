package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.Summary;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.model.Prediction;

/** A fitted model that judges one row after the other. */
final class FittedVotes implements FittedLabelModel {
  private final LabelMatrix seen;
  private final double[] balance;
  private final RowJudge judge;
  private final Summary summary;

  /** Says how likely each label is on a row that has a vote. */
  @FunctionalInterface
  interface RowJudge {
    double[] posterior(LabelMatrix matrix, int row);
  }

  FittedVotes(LabelMatrix seen, double[] balance, RowJudge judge, Summary summary) {
    this.seen = seen;
    this.balance = balance;
    this.judge = judge;
    this.summary = summary;
  }

  /**
   * @return how many labels there are
   * @throws DataException if there is none
   */
  static int requireLabels(LabelMatrix votes) {
    if (votes.labels().isEmpty()) {
      throw new DataException(
          "%s: votes of the %s labelling functions must be at least 1, but all abstained on all %s rows."
              .formatted(votes.name(), votes.functions().size(), String.valueOf(votes.rows())));
    }
    return votes.labels().size();
  }

  @Override
  public List<String> labels() {
    return seen.labels();
  }

  @Override
  public Prediction classBalance() {
    return Prediction.ofClasses(labels(), balance);
  }

  @Override
  public List<Prediction> label(LabelMatrix votes) {
    seen.requireFunctions(votes.name(), votes.functions());
    LabelMatrix known = votes.labels().equals(labels()) ? votes : votes.withLabels(labels());
    if (known.labels().size() > labels().size()) {
      List<String> unknown = new ArrayList<>(known.labels());
      unknown.removeAll(labels());
      throw new IllegalArgumentException(
          "Label model: labels of %s must be among %s, but were %s besides. Maybe fit(votes.withLabels(...))."
              .formatted(votes.name(), labels(), unknown));
    }
    List<Prediction> predictions = new ArrayList<>(known.rows());
    for (int row = 0; row < known.rows(); row++) {
      double[] posterior = known.isUncovered(row) ? balance : judge.posterior(known, row);
      predictions.add(Prediction.ofClasses(labels(), posterior));
    }
    return predictions;
  }

  @Override
  public Summary summary() {
    return summary;
  }
}
