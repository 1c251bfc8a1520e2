package org.sagekit.core.label;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.api.label.errors.LabelSetErrorsReport;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.label.errors.ConfidentLearning;
import org.sagekit.core.label.errors.LabelSetLearning;
import org.sagekit.core.label.errors.Repairs;

/**
 * Finds labels that are likely wrong by the probabilities of a model that has not learnt from them:
 * C. Northcutt, L. Jiang and I. Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels", JAIR 70 (2021).
 *
 * <pre>{@code
 * LabelErrorsReport report = LabelErrors.standard().find(JudgedLabels.of(rows, probabilities));
 * }</pre>
 *
 * <p>Who has no such probabilities takes a {@code LabelErrorsJob} of core.train, which makes them.
 * Immutable and thread-safe.
 */
public final class LabelErrors {
  private final ConfidentLearning learning;

  private LabelErrors(ConfidentLearning learning) {
    this.learning = learning;
  }

  /**
   * The usual search: filters by noise rate and ranks by normalised margin.
   *
   * @return the search
   */
  public static LabelErrors standard() {
    return new LabelErrors(
        new ConfidentLearning(IssueFilter.BY_NOISE_RATE, IssueRanking.NORMALIZED_MARGIN));
  }

  /**
   * Another choice of the labels that are held for wrong.
   *
   * @param filter {@link IssueFilter#BY_NOISE_RATE} by default
   * @return another search
   */
  public LabelErrors filter(IssueFilter filter) {
    return new LabelErrors(
        new ConfidentLearning(Objects.requireNonNull(filter, "filter"), learning.ranking()));
  }

  /**
   * Another order of the labels, which one is the most suspicious.
   *
   * @param ranking {@link IssueRanking#NORMALIZED_MARGIN} by default
   * @return another search
   */
  public LabelErrors ranking(IssueRanking ranking) {
    return new LabelErrors(
        new ConfidentLearning(learning.filter(), Objects.requireNonNull(ranking, "ranking")));
  }

  /**
   * Looks for errors. Takes time in proportion to rows x classes, and memory of a few numbers a row
   * and classes x classes.
   *
   * @param labels as they were given, with the probabilities
   * @return which are likely wrong, and how noisy all are
   */
  public LabelErrorsReport find(JudgedLabels labels) {
    return learning.find(labels);
  }

  /**
   * Looks for errors in sets of labels: which labels rows likely lack or have too many. Each label
   * is looked at by itself: A. Thyagarajan, E. Snorrason, C. Northcutt and J. Mueller, "Identifying
   * Incorrect Annotations in Multi-Label Classification Data", 2022.
   *
   * @param given a set a row
   * @param probabilities of the same rows in the same order, of each label by itself, from 0 to 1
   * @return what was found of each label
   * @throws IllegalArgumentException if there is no row or no label, or there are not as many rows
   *     of both
   * @throws org.sagekit.api.DataException if a given label is none of the probabilities', or a
   *     probability is not from 0 to 1
   */
  public LabelSetErrorsReport findInSets(List<LabelSet> given, Predictions probabilities) {
    return new LabelSetLearning(learning, given, probabilities).find();
  }

  /**
   * Does something about labels that are likely wrong.
   *
   * @param rows in which they were found, with the target
   * @param report what was found
   * @param repair what is done
   * @return other rows; these stay as they are
   * @throws IllegalArgumentException if the report is of another number of rows, or the weights
   *     would take the name of another column
   */
  public static Dataset repaired(Dataset rows, LabelErrorsReport report, LabelRepair repair) {
    return Repairs.of(rows, report, repair);
  }
}
