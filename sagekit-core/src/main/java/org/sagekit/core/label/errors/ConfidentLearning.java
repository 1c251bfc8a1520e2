package org.sagekit.core.label.errors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.NoiseEstimate;
import org.sagekit.api.model.Doubles;

/**
 * Confident learning: how noisy labels are, which are likely wrong, and which most likely.
 *
 * @param filter which labels are held for wrong
 * @param ranking by what they are ranked
 */
public record ConfidentLearning(IssueFilter filter, IssueRanking ranking) {

  /**
   * Looks for errors.
   *
   * @param labels with probabilities
   * @return what was found
   */
  public LabelErrorsReport find(JudgedLabels labels) {
    ConfidentJoint joint = ConfidentJoint.of(labels);
    NoiseEstimate noise = joint.estimate();
    double[] quality = new LabelQuality(labels).all(ranking);
    BitSet chosen = new Pruning(labels, joint, noise.joint()).chosen(filter);
    return new LabelErrorsReport(
        filter, ranking, noise, issues(labels, chosen, quality), Doubles.of(quality));
  }

  private static List<LabelIssue> issues(JudgedLabels labels, BitSet chosen, double[] quality) {
    List<Integer> rows =
        chosen.stream().boxed().sorted(Comparator.comparingDouble(row -> quality[row])).toList();
    List<LabelIssue> issues = new ArrayList<>(rows.size());
    for (int row : rows) {
      String given = labels.classes().get(labels.given(row));
      String likely = labels.classes().get(labels.likeliestOther(row));
      issues.add(
          new LabelIssue(issues.size() + 1, row, labels.id(row), given, likely, quality[row]));
    }
    return issues;
  }
}
